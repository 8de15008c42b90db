import { raw } from 'hono/html';
import type { IconNode } from 'lucide';
import archive from 'lucide/dist/esm/icons/archive.mjs';
import arrowDown from 'lucide/dist/esm/icons/arrow-down.mjs';
import arrowLeft from 'lucide/dist/esm/icons/arrow-left.mjs';
import arrowRight from 'lucide/dist/esm/icons/arrow-right.mjs';
import arrowUp from 'lucide/dist/esm/icons/arrow-up.mjs';
import arrowUpDown from 'lucide/dist/esm/icons/arrow-up-down.mjs';
import bell from 'lucide/dist/esm/icons/bell.mjs';
import bike from 'lucide/dist/esm/icons/bike.mjs';
import bookOpen from 'lucide/dist/esm/icons/book-open.mjs';
import briefcase from 'lucide/dist/esm/icons/briefcase.mjs';
import building from 'lucide/dist/esm/icons/building.mjs';
import calendar from 'lucide/dist/esm/icons/calendar.mjs';
import chartColumn from 'lucide/dist/esm/icons/chart-column.mjs';
import chartLine from 'lucide/dist/esm/icons/chart-line.mjs';
import check from 'lucide/dist/esm/icons/check.mjs';
import chevronDown from 'lucide/dist/esm/icons/chevron-down.mjs';
import chevronLeft from 'lucide/dist/esm/icons/chevron-left.mjs';
import chevronRight from 'lucide/dist/esm/icons/chevron-right.mjs';
import circleAlert from 'lucide/dist/esm/icons/circle-alert.mjs';
import circleCheck from 'lucide/dist/esm/icons/circle-check.mjs';
import clipboardList from 'lucide/dist/esm/icons/clipboard-list.mjs';
import clock from 'lucide/dist/esm/icons/clock.mjs';
import copy from 'lucide/dist/esm/icons/copy.mjs';
import database from 'lucide/dist/esm/icons/database.mjs';
import download from 'lucide/dist/esm/icons/download.mjs';
import droplets from 'lucide/dist/esm/icons/droplets.mjs';
import externalLink from 'lucide/dist/esm/icons/external-link.mjs';
import eye from 'lucide/dist/esm/icons/eye.mjs';
import fileText from 'lucide/dist/esm/icons/file-text.mjs';
import flag from 'lucide/dist/esm/icons/flag.mjs';
import funnel from 'lucide/dist/esm/icons/funnel.mjs';
import gauge from 'lucide/dist/esm/icons/gauge.mjs';
import globe from 'lucide/dist/esm/icons/globe.mjs';
import graduationCap from 'lucide/dist/esm/icons/graduation-cap.mjs';
import handshake from 'lucide/dist/esm/icons/handshake.mjs';
import hardHat from 'lucide/dist/esm/icons/hard-hat.mjs';
import heartPulse from 'lucide/dist/esm/icons/heart-pulse.mjs';
import house from 'lucide/dist/esm/icons/house.mjs';
import inbox from 'lucide/dist/esm/icons/inbox.mjs';
import info from 'lucide/dist/esm/icons/info.mjs';
import keyRound from 'lucide/dist/esm/icons/key-round.mjs';
import landmark from 'lucide/dist/esm/icons/landmark.mjs';
import layers from 'lucide/dist/esm/icons/layers.mjs';
import layoutDashboard from 'lucide/dist/esm/icons/layout-dashboard.mjs';
import leaf from 'lucide/dist/esm/icons/leaf.mjs';
import lightbulb from 'lucide/dist/esm/icons/lightbulb.mjs';
import linkIcon from 'lucide/dist/esm/icons/link.mjs';
import list from 'lucide/dist/esm/icons/list.mjs';
import lock from 'lucide/dist/esm/icons/lock.mjs';
import logIn from 'lucide/dist/esm/icons/log-in.mjs';
import logOut from 'lucide/dist/esm/icons/log-out.mjs';
import mail from 'lucide/dist/esm/icons/mail.mjs';
import mapIcon from 'lucide/dist/esm/icons/map.mjs';
import mapPin from 'lucide/dist/esm/icons/map-pin.mjs';
import megaphone from 'lucide/dist/esm/icons/megaphone.mjs';
import menu from 'lucide/dist/esm/icons/menu.mjs';
import messageCircle from 'lucide/dist/esm/icons/message-circle.mjs';
import messageCircleQuestionMark from 'lucide/dist/esm/icons/message-circle-question-mark.mjs';
import minus from 'lucide/dist/esm/icons/minus.mjs';
import network from 'lucide/dist/esm/icons/network.mjs';
import newspaper from 'lucide/dist/esm/icons/newspaper.mjs';
import pencil from 'lucide/dist/esm/icons/pencil.mjs';
import phone from 'lucide/dist/esm/icons/phone.mjs';
import plus from 'lucide/dist/esm/icons/plus.mjs';
import printer from 'lucide/dist/esm/icons/printer.mjs';
import radio from 'lucide/dist/esm/icons/radio.mjs';
import recycle from 'lucide/dist/esm/icons/recycle.mjs';
import refreshCw from 'lucide/dist/esm/icons/refresh-cw.mjs';
import search from 'lucide/dist/esm/icons/search.mjs';
import send from 'lucide/dist/esm/icons/send.mjs';
import settings from 'lucide/dist/esm/icons/settings.mjs';
import share2 from 'lucide/dist/esm/icons/share-2.mjs';
import shieldCheck from 'lucide/dist/esm/icons/shield-check.mjs';
import sparkles from 'lucide/dist/esm/icons/sparkles.mjs';
import table2 from 'lucide/dist/esm/icons/table-2.mjs';
import trash from 'lucide/dist/esm/icons/trash.mjs';
import trees from 'lucide/dist/esm/icons/trees.mjs';
import triangleAlert from 'lucide/dist/esm/icons/triangle-alert.mjs';
import truck from 'lucide/dist/esm/icons/truck.mjs';
import upload from 'lucide/dist/esm/icons/upload.mjs';
import user from 'lucide/dist/esm/icons/user.mjs';
import users from 'lucide/dist/esm/icons/users.mjs';
import vote from 'lucide/dist/esm/icons/vote.mjs';
import x from 'lucide/dist/esm/icons/x.mjs';

/** The house's icons, by their name in the Lucide set. */
const nodes = {
  archive,
  'arrow-down': arrowDown,
  'arrow-left': arrowLeft,
  'arrow-right': arrowRight,
  'arrow-up': arrowUp,
  'arrow-up-down': arrowUpDown,
  bell,
  bike,
  'book-open': bookOpen,
  briefcase,
  building,
  calendar,
  'chart-column': chartColumn,
  'chart-line': chartLine,
  check,
  'chevron-down': chevronDown,
  'chevron-left': chevronLeft,
  'chevron-right': chevronRight,
  'circle-alert': circleAlert,
  'circle-check': circleCheck,
  'clipboard-list': clipboardList,
  clock,
  copy,
  database,
  download,
  droplets,
  'external-link': externalLink,
  eye,
  'file-text': fileText,
  flag,
  funnel,
  gauge,
  globe,
  'graduation-cap': graduationCap,
  handshake,
  'hard-hat': hardHat,
  'heart-pulse': heartPulse,
  house,
  inbox,
  info,
  'key-round': keyRound,
  landmark,
  layers,
  'layout-dashboard': layoutDashboard,
  leaf,
  lightbulb,
  link: linkIcon,
  list,
  lock,
  'log-in': logIn,
  'log-out': logOut,
  mail,
  map: mapIcon,
  'map-pin': mapPin,
  megaphone,
  menu,
  'message-circle': messageCircle,
  'message-circle-question-mark': messageCircleQuestionMark,
  minus,
  network,
  newspaper,
  pencil,
  phone,
  plus,
  printer,
  radio,
  recycle,
  'refresh-cw': refreshCw,
  search,
  send,
  settings,
  'share-2': share2,
  'shield-check': shieldCheck,
  sparkles,
  'table-2': table2,
  trash,
  trees,
  'triangle-alert': triangleAlert,
  truck,
  upload,
  user,
  users,
  vote,
  x,
} satisfies Readonly<Record<string, IconNode>>;

export type IconName = keyof typeof nodes;

export const iconNames = Object.keys(nodes) as readonly IconName[]; // keys of the object above

export const isIconName = (name: string | undefined): name is IconName =>
  name !== undefined && Object.hasOwn(nodes, name);

const markup = new Map<string, string>();

const inside = (name: IconName): string => {
  let known = markup.get(name);
  if (known === undefined) {
    const node: IconNode = nodes[name];
    known = node
      .map(
        ([tag, attributes]) =>
          `<${tag}${Object.entries(attributes)
            .map(([key, value]) => ` ${key}="${value}"`)
            .join('')}/>`,
      )
      .join('');
    markup.set(name, known);
  }
  return known;
};

/**
 * A small drawing that stands beside words, never instead of them: hidden from screen readers.
 * An unknown name (a service's manifest is data) draws nothing.
 *
 * @example <Icon name="house" />
 */
export const Icon = ({ name }: { readonly name: string | undefined }) =>
  isIconName(name) ? (
    <svg class="polder-icon" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
      {raw(inside(name))}
    </svg>
  ) : null;

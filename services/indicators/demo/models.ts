/**
 * The behaviour of every indicator by its code. Levels are of the order that northern European towns
 * of this size publish; months have little season, so that control charts can be read.
 */
import type { Basis, Model } from './model.ts';

const calls: Basis = { of: 'cases', rate: { base: 0.07, traits: { age: 0.4 } } };

export const models: Readonly<Record<string, Model>> = {
  // people
  population: { basis: { of: 'residents' }, draw: 'stock', level: { base: 1 } },
  births: {
    basis: { of: 'residents' },
    draw: 'events',
    level: { base: 0.0095, traits: { families: 0.9, age: -0.8 } },
    common: 0.02,
  },
  'living-alone-80-plus': {
    basis: { of: 'residents', from: 80 },
    draw: 'share',
    level: { base: 0.48, traits: { density: 0.5, cohesion: -0.3 } },
  },

  // health
  'overweight-school-start': {
    basis: { of: 'residents', from: 5, to: 6, share: { base: 0.94 } },
    draw: 'share',
    level: { base: 0.15, traits: { deprivation: 1.3 } },
  },
  'overweight-school-end': {
    basis: { of: 'residents', from: 10, to: 12, share: { base: 0.92 } },
    draw: 'share',
    level: { base: 0.25, traits: { deprivation: 1.2 } },
  },
  'vaccination-coverage': {
    basis: { of: 'residents', from: 2, to: 2 },
    draw: 'share',
    level: { base: 0.955, traits: { deprivation: -0.9, cohesion: 0.3 } },
  },
  smoking: {
    basis: { of: 'survey' },
    draw: 'share',
    level: { base: 0.15, traits: { deprivation: 1.2, youth: 0.3 } },
    trend: -0.06,
  },
  loneliness: {
    basis: { of: 'survey' },
    draw: 'share',
    level: { base: 0.42, traits: { deprivation: 0.8, cohesion: -0.7 } },
    trend: 0.02,
  },
  'falls-65-plus': {
    basis: { of: 'residents', from: 65 },
    draw: 'events',
    level: { base: 0.0042, traits: { age: 0.5, deprivation: 0.3 } },
    common: 0.03,
    season: { amplitude: 0.06, peakMonth: 1 },
  },
  'home-care-waiting': {
    basis: { of: 'cases', from: 65, rate: { base: 0.011, traits: { age: 0.4 } } },
    draw: 'waits',
    level: { base: 22, characters: { rural: 0.2, village: 0.1 } },
    common: 0.04,
  },

  // work
  'youth-unemployment': {
    basis: { of: 'residents', from: 15, to: 24, share: { base: 0.62 } },
    draw: 'share',
    level: { base: 0.072, traits: { deprivation: 1.4 } },
    trend: -0.03,
    common: 0.06,
  },
  'debt-assistance': {
    basis: { of: 'households' },
    draw: 'events',
    level: { base: 0.011, traits: { deprivation: 1.6, families: 0.3 } },
    trend: 0.04,
  },
  'debt-advice-waiting': {
    basis: { of: 'cases', from: 18, rate: { base: 0.0021, traits: { deprivation: 1.2 } } },
    draw: 'waits',
    level: { base: 25 },
    common: 0.05,
    lasting: 0.04,
  },
  'business-openings': {
    basis: { of: 'residents', from: 18, to: 66 },
    draw: 'events',
    level: { base: 0.0019, traits: { density: 0.4, youth: 0.3 }, characters: { industrial: 1.2 } },
    common: 0.03,
  },
  'vacant-shops': {
    basis: { of: 'shops' },
    draw: 'share',
    level: { base: 0.07, traits: { deprivation: 0.5 }, characters: { 'old-centre': -0.1 } },
  },

  // housing
  'vacant-homes': {
    basis: { of: 'homes' },
    draw: 'share',
    level: { base: 0.026, traits: { turnover: 0.7 }, characters: { 'old-centre': 0.4 } },
    local: 0.04,
  },
  'new-homes': {
    basis: { of: 'homes' },
    draw: 'events',
    level: {
      base: 0.004,
      characters: { 'new-estate': 2.1, harbour: 1.3, rural: -0.7, 'old-centre': -0.4 },
    },
    common: 0.15,
    local: 0.5,
  },
  'rent-arrears': {
    basis: { of: 'households', share: { base: 0.28, traits: { deprivation: 2.4 } } },
    draw: 'share',
    level: { base: 0.055, traits: { deprivation: 1 } },
    trend: -0.04,
  },
  'repairs-in-time': {
    basis: { of: 'cases', from: 18, rate: { base: 0.032, traits: { deprivation: 1.4 } } },
    draw: 'share',
    level: { base: 0.935 },
    common: 0.06,
  },

  // safety
  burglaries: {
    basis: { of: 'homes' },
    draw: 'events',
    level: { base: 0.0013, traits: { deprivation: 0.5, turnover: 0.5, cohesion: -0.3 } },
    lasting: 0.05,
    season: { amplitude: 0.06, peakMonth: 12 },
  },
  'bicycle-thefts': {
    basis: { of: 'residents' },
    draw: 'events',
    level: {
      base: 0.0006,
      traits: { density: 1, turnover: 0.5 },
      characters: { 'old-centre': 0.8 },
    },
    lasting: 0.05,
    season: { amplitude: 0.05, peakMonth: 9 },
  },
  'safety-score': {
    basis: { of: 'survey' },
    draw: 'marks',
    level: { base: 0.68, traits: { deprivation: -0.7, turnover: -0.2 } },
  },

  // environment
  'air-pm25': {
    basis: { of: 'residents' },
    draw: 'exposure',
    level: { base: 9.1, traits: { traffic: 0.22, harbourNoise: 0.14, greenness: -0.1 } },
    trend: -0.03,
    common: 0.04,
    lasting: 0.02,
    step: 0.1,
  },
  'tree-cover': {
    basis: { of: 'surface' },
    draw: 'portion',
    level: {
      base: 0.15,
      traits: { greenness: 1, density: -0.3 },
      characters: { 'garden-suburb': 0.5, industrial: -0.7, rural: -0.6 },
    },
    trend: 0.012,
    local: 0.006,
  },
  'waste-sorting': {
    basis: { of: 'waste', kilograms: 36 },
    draw: 'portion',
    level: { base: 0.61, traits: { density: -0.7, deprivation: -0.5 } },
    common: 0.035,
    local: 0.04,
  },
  'heat-days': {
    basis: { of: 'residents' },
    draw: 'exposure',
    level: { base: 4, traits: { heat: 0.9 } },
    common: 0.2,
    lasting: 0.03,
    step: 1,
  },
  'noise-complaints': {
    basis: { of: 'residents' },
    draw: 'events',
    level: { base: 0.0011, traits: { harbourNoise: 1, traffic: 0.6, density: 0.5 } },
    common: 0.03,
    season: { amplitude: 0.05, peakMonth: 7 },
  },
  'flooding-reports': {
    basis: { of: 'residents' },
    draw: 'events',
    level: { base: 0.0004, traits: { floodRisk: 1.5 } },
    common: 0.12,
  },

  // mobility
  'bus-punctuality': {
    basis: { of: 'cases', rate: { base: 1.6, traits: { density: 0.8 } } },
    draw: 'share',
    level: { base: 0.85, traits: { traffic: -0.4 } },
    common: 0.08,
    local: 0.05,
  },
  'road-injuries': {
    basis: { of: 'residents' },
    draw: 'events',
    level: { base: 0.0021, traits: { traffic: 1 } },
    trend: -0.02,
  },
  'shared-car-trips': {
    basis: { of: 'residents', from: 18 },
    draw: 'events',
    level: { base: 0.4, traits: { density: 1.4, youth: 0.4 }, characters: { rural: -0.8 } },
    trend: 0.13,
    local: 0.06,
    lasting: 0.2,
  },

  // participation
  'library-members': {
    basis: { of: 'residents', from: 4 },
    draw: 'share',
    level: { base: 0.24, traits: { families: 0.5, deprivation: -0.5 } },
    common: 0.03,
    local: 0.02,
  },
  volunteers: {
    basis: { of: 'survey' },
    draw: 'share',
    level: { base: 0.37, traits: { cohesion: 0.9, deprivation: -0.5 } },
  },
  turnout: {
    basis: { of: 'residents', from: 18, share: { base: 0.93 } },
    draw: 'share',
    level: { base: 0.58, traits: { deprivation: -1.1, age: 0.3, turnover: -0.3 } },
    common: 0.25,
    local: 0.03,
  },
  'reports-in-time': {
    basis: { of: 'cases', rate: { base: 0.022, traits: { density: 0.4 } } },
    draw: 'share',
    level: { base: 0.855 },
    common: 0.1,
  },
  'calls-within-minute': {
    basis: calls,
    draw: 'share',
    level: { base: 0.65 },
    common: 0.07,
    lasting: 0.03,
  },
  'call-waiting-time': {
    basis: calls,
    draw: 'waits',
    level: { base: 96 },
    common: 0.05,
    lasting: 0.03,
  },

  // education
  'school-absence': {
    basis: { of: 'residents', from: 5, to: 16, share: { base: 0.98 } },
    draw: 'share',
    level: { base: 0.065, traits: { deprivation: 1.1 } },
    common: 0.04,
  },
  'early-school-leavers': {
    basis: { of: 'residents', from: 16, to: 22, share: { base: 0.78 } },
    draw: 'share',
    level: { base: 0.021, traits: { deprivation: 1.3 } },
  },
  'digital-skills': {
    basis: { of: 'survey' },
    draw: 'share',
    level: { base: 0.8, traits: { age: -1, deprivation: -0.8 } },
    trend: 0.04,
  },
};

import { closeBrowser, newPage } from './support/browser.ts';
import { accessibilityViolations, formatViolations } from './support/axe.ts';
import { signIn } from './support/sign-in.ts';
import { mkdirSync } from 'node:fs';
const origin='http://localhost:4311', out='/tmp/polder-imports2/pics'; mkdirSync(out,{recursive:true});
const page = await newPage({ javascript: false, width: 1280, language: 'nl' });
page.allow(/.*/);
const shot = async (name: string) => { await page.screenshot({path:`${out}/${name}-1280.png`, fullPage:true}); await page.setViewportSize({width:390,height:844}); await page.screenshot({path:`${out}/${name}-390.png`, fullPage:true}); await page.setViewportSize({width:1280,height:900}); };
await signIn(page, origin, {email:'steward@example.org',password:process.env.PW!});
for (const [f, n] of [['/tmp/polder-imports2/big.csv','big'],['/work/shared/data/indicators/fingertips/next/areas-hierarchy-2983.json','json']]) { await page.goto(`${origin}/nl/work/indicators/imports/new`); await page.setInputFiles('input[type=file]', f!); const t=performance.now(); await page.locator('button:has-text("Aanleveren")').click(); await page.waitForLoadState(); await page.waitForTimeout(f!.includes('big')?4000:500); console.log(n, Math.round(performance.now()-t), page.url(), (await page.innerText('main')).slice(0,300)); await shot(n!); }
await page.goto(`${origin}/nl/work/indicators/imports/3`); await shot('published');
await page.goto(`${origin}/nl/work/indicators/imports/1`); await shot('rejected');
await page.goto(`${origin}/nl/work/indicators/imports/new`); await page.setInputFiles('input[type=file]','/tmp/polder-imports2/long.csv'); let t=performance.now(); await page.locator('button:has-text("Aanleveren")').click(); await page.waitForURL(/columns/,{timeout:60000}); console.log('upload 94 MB', Math.round(performance.now()-t));
for (const s of ['unknownAreas','unfitPeriods']) await page.selectOption(`select[name=${s}]`,'set-aside'); await page.selectOption('select[name=duplicates]','first');
t=performance.now(); await page.locator('button:has-text("Bestand controleren")').click(); 
const slow:number[]=[]; const started=performance.now(); for(;;){ const a=performance.now(); const r=await fetch(`${origin}/health`); await r.text(); const b=await fetch(`${origin}/ready`); await b.text(); slow.push(performance.now()-a); await new Promise(r=>setTimeout(r,100)); if (performance.now()-started>5000 && slow.length%20===0) { const txt=await page.innerText('main').catch(()=> ''); if (slow.length===60) await shot('progress').catch(()=>{}); if(/klopt|heeft fouten/.test(txt)) break; } if (performance.now()-started>170000) { console.log('too long'); break; } }
console.log('checked 94 MB', Math.round(performance.now()-t), 'health p95', Math.round(slow.sort((a,b)=>a-b)[Math.floor(slow.length*.95)]!), 'max', Math.round(slow.at(-1)!)); await shot('long');
await closeBrowser();

import { readFileSync } from 'node:fs'
import { bundledUnits } from './units.ts'
import { linesOf } from '../src/answers/quantities/line.ts'
import { readTimes } from '../src/claims/time/reader/read-times.ts'
import { quantitiesIn } from '../src/claims/quantity/quantities.ts'
const units=bundledUnits()
const text = readFileSync('data/samples/article.txt','utf8'); const ps=text.split(/\n\n+/)
const t=(n:string,f:(s:string)=>void)=>{for(let i=0;i<20;i++)ps.forEach(f);const c=process.cpuUsage();for(let i=0;i<60;i++)ps.forEach(f);const d=process.cpuUsage(c);console.log(n,(text.length*60/1e6/((d.user+d.system)/1e6)).toFixed(2),'MB/s')}
t('quantities',s=>quantitiesIn(s,units)); t('times',s=>readTimes(s,null)); t('lines',s=>linesOf('',s,{units,date:null,numerals:false}))

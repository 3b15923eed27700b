import { duckdbTrade } from './src/platform/duckdb/store.ts'
import { readTradeWords } from './src/platform/trade/tables.ts'
import { importTrade } from './src/platform/trade/import.ts'
import { memoryStore } from './src/platform/memory/store.ts'
import { rmSync } from 'node:fs'
rmSync('/tmp/trade-x/home2',{recursive:true,force:true})
const trade = duckdbTrade('/tmp/trade-x/home2/trade', readTradeWords('data'))
const m = memoryStore()
const t=performance.now(); let last=''
const r = await importTrade({trade,originals:m.originals,receipts:m.receipts,today:()=>'2026-11-25' as never}, process.argv[2]!, {onProgress:({step})=>{if(step!==last){last=step;console.log(step,performance.now()-t|0,'cpu',process.cpuUsage().user/1000|0)}}})
console.log('end',performance.now()-t|0, JSON.stringify(r.dataset.rows), process.resourceUsage().maxRSS/1024|0,'MB', process.cpuUsage())
await trade.close()

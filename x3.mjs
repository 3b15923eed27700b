import { DuckDBInstance } from '@duckdb/node-api'
import {readdirSync} from 'fs'
const inst = await DuckDBInstance.create(':memory:',{threads:'2',memory_limit:'1500MB',temp_directory:'/tmp/trade-x/tmp'})
const c = await inst.connect()
const d='/tmp/trade-x/home2/trade/'; const f=`read_parquet('${d}${readdirSync(d).find(x=>!x.startsWith('.'))}/flows.parquet')`
const t=async(l,q)=>{const s=performance.now(),u=process.cpuUsage();const r=await c.runAndReadAll(q);const w=process.cpuUsage(u);console.log(l,(performance.now()-s|0)+'ms','cpu',(w.user+w.system)/1000|0,JSON.stringify(r.getRowsJson().slice(0,3)));}
await t('scan',`select sum(value),sum(quantity),count(*) from ${f}`)
await t('exp count',`select count(*) from (select code,year,exporter,sum(value) v from ${f} group by all)`)
await t('exp packed',`select count(*) from (select (code::BIGINT*4096+year)*16384+exporter k,sum(value) v from ${f} group by all)`)
await t('exp packed all',`select count(*),sum(a),sum(b),sum(c2),sum(d),sum(e) from (select (code::BIGINT*4096+year)*16384+exporter k,sum(value) a,sum(quantity) b,count(*) c2,count(quantity) d,sum(case when quantity is not null then value end) e from ${f} group by all)`)
await t('exp unpacked all',`select count(*),sum(a),sum(b),sum(c2),sum(d),sum(e) from (select code,year,month,flow,exporter k,sum(value) a,sum(quantity) b,count(*) c2,count(quantity) d,sum(value) filter (quantity is not null) e from ${f} group by all)`)
await t('imp packed all',`select count(*),sum(a),sum(b),sum(c2),sum(d),sum(e) from (select (code::BIGINT*4096+year)*16384+importer k,sum(value) a,sum(quantity) b,count(*) c2,count(quantity) d,sum(case when quantity is not null then value end) e from ${f} group by all)`)
await t('write exp sorted',`copy (select (code::BIGINT*4096+year)*16384+exporter k,sum(value) a,sum(quantity) b,count(*) c2,count(quantity) d,sum(case when quantity is not null then value end) e from ${f} group by all order by k) to '/tmp/trade-x/t.parquet' (format parquet, compression zstd)`)

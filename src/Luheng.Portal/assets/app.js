// Charts in place of the plain drawings, and parts of pages that change without a reload. Everything works without this file.
import 'htmx.org';
import * as echarts from 'echarts/core';
import { LineChart, SankeyChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { SVGRenderer } from 'echarts/renderers';

echarts.use([LineChart, SankeyChart, GridComponent, TooltipComponent, SVGRenderer]);

const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function months(figure) {
  const data = JSON.parse(figure.querySelector('script[type="application/json"]').textContent);
  const plain = figure.querySelector('svg');
  const box = document.createElement('div');
  box.className = 'canvas';
  box.setAttribute('role', 'img');
  box.setAttribute('aria-label', plain.getAttribute('aria-label'));
  plain.replaceWith(box);
  const chart = echarts.init(box, null, { renderer: 'svg' });
  const line = (name, values, colour, width) => ({
    name, type: 'line', data: values, symbolSize: 5, showSymbol: true, lineStyle: { color: colour, width }, itemStyle: { color: colour },
    endLabel: { show: true, formatter: name, color: colour, distance: 6, offset: values[11] == null ? [-22, 16] : [0, 0] },
  });
  chart.setOption({
    animation: false,
    grid: { left: 8, right: 44, top: 12, bottom: 4, containLabel: true },
    tooltip: { trigger: 'axis', renderMode: 'richText', valueFormatter: (v) => (v == null ? '—' : `${v.toLocaleString('en-US', { maximumFractionDigits: 1 })} ${data.unit}`) },
    xAxis: { type: 'category', data: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], axisLine: { lineStyle: { color: token('--line') } }, axisLabel: { color: token('--soft') }, axisTick: { show: false } },
    yAxis: { type: 'value', min: 0, splitLine: { lineStyle: { color: token('--line') } }, axisLabel: { color: token('--soft') } },
    series: [line(figure.dataset.last, data.before, token('--grey'), 1.5), line(figure.dataset.this, data.now, token('--accent'), 2)],
  });
  addEventListener('resize', () => chart.resize());
}

document.querySelectorAll('[data-chart="months"]').forEach(months);

function sankey(figure) {
  const data = JSON.parse(figure.querySelector('script[type="application/json"]').textContent);
  figure.hidden = false;
  const chart = echarts.init(figure.querySelector('.canvas'), null, { renderer: 'svg' });
  const write = (v) => `${v.toLocaleString('en-US', { maximumSignificantDigits: 4 })} ${data.unit}`;
  const last = new Set(data.nodes.map((n) => n.name).filter((n) => !data.links.some((l) => l.source === n)));
  chart.setOption({
    animation: false,
    tooltip: { trigger: 'item', renderMode: 'richText', formatter: (p) => (p.dataType === 'edge' ? `${p.data.source} → ${p.data.target}: ${write(p.value)}` : `${p.name}: ${write(p.value)}`) },
    series: [{
      type: 'sankey', data: data.nodes.map((n) => ({ ...n, label: { position: last.has(n.name) ? 'left' : 'right' }, itemStyle: { color: n.name.includes('未分摊') ? token('--orange') : token('--accent') } })),
      links: data.links, left: 4, right: 8, top: 8, bottom: 8, nodeGap: 10, nodeWidth: 10, draggable: false,
      lineStyle: { color: token('--grey'), opacity: 0.35 }, label: { color: token('--ink'), fontSize: 12 }, itemStyle: { borderWidth: 0 },
    }],
  });
  addEventListener('resize', () => chart.resize());
}

document.querySelectorAll('[data-chart="sankey"]').forEach(sankey);

// Charts in place of the plain drawings, and parts of pages that change without a reload. Everything works without this file.
import 'htmx.org';
import * as echarts from 'echarts/core';
import { LineChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { SVGRenderer } from 'echarts/renderers';

echarts.use([LineChart, GridComponent, TooltipComponent, SVGRenderer]);

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

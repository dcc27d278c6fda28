import { LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import type { EChartsType } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

use([LineChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

export interface Line {
  readonly name: string;
  readonly values: readonly number[];
}

const styleOf = (element: HTMLElement, name: string) =>
  getComputedStyle(element).getPropertyValue(name).trim();

/** Draws the current period's line and, dashed and fainter, the previous one's. */
export function drawLines(
  element: HTMLElement,
  labels: readonly string[],
  now: Line,
  before: Line,
): EChartsType {
  const chart = init(element);
  const em = Number.parseFloat(getComputedStyle(element).fontSize);
  const text = { color: styleOf(element, '--text-soft'), fontSize: em * 0.875 };
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  chart.setOption({
    animation: !still,
    animationDuration: 180,
    textStyle: { fontFamily: getComputedStyle(element).fontFamily },
    grid: { left: 8, right: 16, top: em * 2.5, bottom: 8, containLabel: true },
    legend: { top: 0, left: 0, textStyle: text },
    // Rich text is drawn on the canvas; an HTML tooltip would carry styles in its markup.
    tooltip: { trigger: 'axis', renderMode: 'richText' },
    xAxis: { type: 'category', data: [...labels], boundaryGap: false, axisLabel: text },
    yAxis: {
      type: 'value',
      minInterval: 1,
      axisLabel: text,
      splitLine: { lineStyle: { color: styleOf(element, '--line') } },
    },
    series: [
      {
        name: now.name,
        type: 'line',
        data: [...now.values],
        symbolSize: 6,
        lineStyle: { width: 3 },
        color: styleOf(element, '--link'),
      },
      {
        name: before.name,
        type: 'line',
        data: [...before.values],
        symbol: 'emptyRect',
        symbolSize: 5,
        lineStyle: { width: 2, type: 'dashed' },
        color: styleOf(element, '--line-strong'),
      },
    ],
  });
  return chart;
}

import { flushPromises } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';
import { defineComponent, h, ref } from 'vue';
import { mapRoutes, type MapArea } from '@yizhan/contract';
import type { MapPoint } from '@yizhan/map/types.ts';
import { Answers, byText, mounted } from '../../test-support/mounted.ts';
import MapBox from './MapBox.vue';
import PointField from './PointField.vue';

const AREA: MapArea = {
  region: { code: '430304', name: '岳塘区', fullName: '湖南省湘潭市岳塘区' },
  parent: { code: '4303', name: '湘潭市', fullName: '湖南省湘潭市' },
  point: { lng: 112.97, lat: 27.87 },
  outline: null,
  parts: [
    {
      code: '430304004',
      name: '书院路街道',
      point: { lng: 112.95, lat: 27.86, precision: 'seat' },
      shape: null,
    },
  ],
  credits: [],
};
const POINTS: MapPoint[] = [
  { id: 'a', layer: 'station', title: '书院路驿站', lng: 112.95, lat: 27.86 },
  { id: 'b', layer: 'station', title: '五里堆驿站', lng: 112.98, lat: 27.88 },
  { id: 'c', layer: 'vacancy', title: '焊工', note: '6000元/月', about: true, lng: 112.98, lat: 27.88 },
];

const answers = () => new Answers().on(mapRoutes.base, () => ({ base: null })).on(mapRoutes.area, () => AREA);
/** The map's code loads with the first map. */
const drawn = () =>
  expect.poll(() => document.querySelector('[role=application]'), { timeout: 20_000 }).not.toBeNull();

function key(target: Element | null, name: string, shiftKey = false): void {
  target?.dispatchEvent(new KeyboardEvent('keydown', { key: name, shiftKey, bubbles: true }));
}

describe('a map', () => {
  it('has its places in a list, which chooses on the map, and says that it is a sketch', async () => {
    answers();
    mounted(MapBox, { props: { region: '430304004', label: '站点地图', points: POINTS } });
    await drawn();
    await flushPromises();
    const listed = [...document.querySelectorAll('li button')];
    expect(listed.map((one) => one.querySelector('.title')?.textContent)).toEqual([
      '书院路驿站',
      '五里堆驿站',
      '焊工',
    ]);
    expect(listed[2]?.textContent).toContain('大概位置');
    expect(document.body.textContent).toContain('示意图');
    expect(document.querySelector('svg .name')?.textContent).toBe('书院路街道');
    expect(document.querySelectorAll('.marker')).toHaveLength(2);
    expect(document.querySelector('.marker .count')?.textContent.trim()).toBe('2');

    byText('li button', '五里堆驿站').click();
    await flushPromises();
    expect(byText('li button', '五里堆驿站').getAttribute('aria-pressed')).toBe('true');
    expect(document.querySelector('.marker.chosen .title')?.textContent.trim()).toBe('五里堆驿站');
  });

  it('says in words what a figure is, and shows people as areas only', async () => {
    answers();
    mounted(MapBox, {
      props: { region: '430304', label: '登记人数', values: { '430304004': { value: '12', share: 1 } } },
    });
    await drawn();
    await flushPromises();
    expect(document.querySelector('li')?.textContent).toBe('书院路街道：12');
    expect(document.querySelectorAll('.marker')).toHaveLength(0);
  });
});

describe('choosing a place', () => {
  it('opens on demand, and moves by keys, farther with Shift, by coordinates, and to the middle of a town', async () => {
    answers();
    const point = ref<{ lng: number; lat: number } | null>({ lng: 112.95, lat: 27.86 });
    mounted(
      defineComponent(
        () => () =>
          h(PointField, {
            region: '430304004',
            typed: true,
            modelValue: point.value,
            'onUpdate:modelValue': (next: typeof point.value) => (point.value = next),
          }),
      ),
    );
    expect(document.querySelector('[role=application]')).toBeNull();
    byText('button', '在地图上选位置').click();
    await drawn();
    await flushPromises();
    const pin = document.querySelector('.pin');
    expect(pin?.getAttribute('aria-label')).toContain('经度 112.95000，纬度 27.86000');

    key(pin, 'ArrowRight');
    await flushPromises();
    const near = (point.value?.lng ?? 0) - 112.95;
    expect(near).toBeGreaterThan(0);
    key(pin, 'ArrowRight', true);
    await flushPromises();
    expect((point.value?.lng ?? 0) - 112.95).toBeGreaterThan(5 * near);
    key(pin, 'ArrowUp');
    await flushPromises();
    expect(point.value?.lat).toBeGreaterThan(27.86);

    const [lng, lat] = document.querySelectorAll<HTMLInputElement>('details input');
    if (lng === undefined || lat === undefined) throw new Error('There are no fields for coordinates.');
    const type = async (field: HTMLInputElement, text: string): Promise<void> => {
      field.value = text;
      field.dispatchEvent(new Event('input'));
      await flushPromises();
    };
    await type(lng, '27.8');
    await type(lat, '112.9');
    byText('button', '用这个位置').click();
    await flushPromises();
    expect(document.querySelector('[role=alert]')?.textContent).toContain('位置没有改动');
    expect(point.value?.lat).toBeLessThan(28);
    await type(lng, '112.9');
    await type(lat, '27.8');
    byText('button', '用这个位置').click();
    await flushPromises();
    expect(point.value).toEqual({ lng: 112.9, lat: 27.8 });

    const centre = document.querySelector<HTMLSelectElement>('.tools select');
    if (centre === null) throw new Error('There is no choice of towns.');
    centre.value = '430304004';
    centre.dispatchEvent(new Event('change'));
    await flushPromises();
    expect(point.value).toEqual({ lng: 112.95, lat: 27.86 });
    byText('button', '去掉位置').click();
    await flushPromises();
    expect(point.value).toBeNull();
  });
});

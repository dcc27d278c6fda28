export const map = {
  map: {
    list: '看列表',
    workTitle: '地图上找活',
    workLabel: '岗位在哪里',
    sitesLabel: '驿站在哪里',
    openWork: '看这个活',
    openSite: '看这个驿站',
    first: '地图上是前{count}个。',
    unplaced: '{count}个没写清楚地点，只在列表里。',
    privacy: '圆点是干活的地方；空心的是大概位置，在人家里干的活只标到乡镇。谁住在哪里，这里都不显示。',
    pick: '在地图上选',
    close: '收起地图',
    pickLabel: '选位置的地图',
    noPoint: '{count}个驿站还没有标位置，请看列表。',
  },
} as const;

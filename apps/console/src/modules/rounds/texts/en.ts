const texts = {
  title: 'Round of the network',
  lead: 'All people and vacancies of a prefecture are looked at together: everybody gets a few recommendations which, taken together, fill the most places, instead of sending everybody to the same popular ones. It runs every night, and now if you wish.',
  earlier: 'Rounds so far',
  empty: 'There has been no round yet. One runs every night; or start one above.',
  nothingYet: 'There are no people and open vacancies yet.',
  back: 'Back to the rounds',
  of: 'Round of {name}',
  each: 'up to {count} recommendations each',
  insteadOf: '(plain best lists: {count})',
  perSeeker: 'Most recommendations for each person',
  market: 'People: {seekers} · vacancies: {vacancies} · places: {places}',
  never: 'No round published yet',
  publishedAgo: 'Last published {when}',
  watch: 'See how far it is',
  start: 'Start a round of {name}',
  cancelled: 'This round was stopped and not published. The recommendations in use are as they were.',
  how: {
    label: 'How to work it out',
    incremental: 'Changes only',
    whole: 'Whole',
    chooseIncremental: 'Only what changed',
    chooseWhole: 'Everything anew',
    incrementalHint:
      'Works out only people and vacancies that changed since the last round, which is much quicker. Where there is no last round, too much changed or the weights are other ones, everything is worked out anew by itself.',
    wholeHint:
      'Works out all people and vacancies anew, which takes longer. The comparison with plain best lists and the effect of the bonus are worked out anew too.',
    wholeMeans: 'Worked out whole: all people and vacancies anew.',
    unchanged: 'Built on the round of {when}: no person and no vacancy had changed.',
    changedCounts: 'Built on the round of {when}. Changed since: {seekers} people, {vacancies} vacancies.',
    changedShares:
      'Built on the round of {when}: {seekers} of the people and {vacancies} of the vacancies had changed.',
  },
  compared:
    'Figures of plain best lists, and what the bonus of priority groups did, are those of {when}, when everything was worked out anew.',
  progress: {
    queued: 'Waiting; it begins in a moment',
    of: '{done} of {all}',
    leave:
      'You may leave this page: the round goes on and is published when it is done. Until then everybody sees the recommendations there were.',
    cancel: 'Stop',
  },
  certificate: 'How near the best possible',
  counts:
    'People: {seekers}, of whom {feasible} have a feasible vacancy. Vacancies: {vacancies} with {places} places. Recommendations: {recommended}.',
  overflow:
    'Recommendations beyond the places: {count}. These people have no other feasible vacancy and shall not leave empty-handed.',
  download: 'Download these figures (spreadsheet)',
  series: { round: 'Round', plain: 'Plain best lists', plainOf: 'Plain best lists ({when})' },
  filled: {
    title: 'Places that would be filled',
    hint: 'Of {places} places, when everybody goes where they are sent and on to the next where one is full.',
    round: 'Round',
    plain: 'Plain best lists',
    best: 'Everybody to the one best',
    plainOf: 'Plain best lists ({when})',
    bestOf: 'Everybody to the one best ({when})',
    fillable: 'Most possible',
  },
  load: {
    title: 'How crowded vacancies are',
    hint: 'Vacancies, counted by how many people are sent there for each place.',
  },
  standing: {
    title: 'How sought after the recommended vacancies are',
    hint: 'People are told in one sentence how good their chance is.',
  },
  fairness: 'Fairness',
  figure: 'Figure',
  better: 'better',
  worse: 'not as good',
  groups: {
    title: 'What the bonus of priority groups did',
    hint: 'The same people and vacancies solved with the bonus and once more without. In brackets: the change it made.',
    countedOn: 'These numbers are of {when}, when everything was worked out anew.',
    group: 'Group',
    bonus: 'Bonus',
    people: 'People',
    placed: 'With a place',
    firstChoice: 'With their best vacancy',
    same: 'no change',
  },
};

export default texts;

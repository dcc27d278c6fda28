// The forward auction of packages/matching/src/round/auction in C++: the machine's limit for the same method.
// usage: auction LISTS PER_SEEKER EPSILON
#include <algorithm>

#include "lists.hpp"

int main(int argc, char **argv) {
  if (argc != 4) return 2;
  const Lists lists = read_lists(argv[1]);
  const int per_seeker = std::atoi(argv[2]);
  const int epsilon = std::atoi(argv[3]);

  Stopwatch watch;
  const size_t entries = lists.vacancy.size();
  std::vector<int> room(lists.vacancies), slots(lists.vacancies), heap_at(lists.vacancies + 1);
  for (int j : lists.vacancy) room[j]++;
  for (int j = 0; j < lists.vacancies; j++) {
    slots[j] = lists.capacity[j] * per_seeker;
    room[j] = std::min(room[j], slots[j]);
    heap_at[j + 1] = heap_at[j] + room[j];
  }
  std::vector<int> heap_bid(heap_at.back()), heap_entry(heap_at.back()), heap_size(lists.vacancies);
  std::vector<int> price(lists.vacancies), places(lists.seekers), owner(entries);
  std::vector<int> standing(lists.score);  // the sign is turned while an entry is held
  std::vector<int> queue(std::max(1, lists.seekers));
  std::vector<char> queued(lists.seekers, 0);
  size_t head = 0, waiting = 0;
  const auto enqueue = [&](int seeker) {
    size_t at = head + waiting++;
    if (at >= queue.size()) at -= queue.size();
    queue[at] = seeker;
    queued[seeker] = 1;
  };
  for (int i = 0; i < lists.seekers; i++) {
    for (int e = lists.offset[i]; e < lists.offset[i + 1]; e++) owner[e] = i;
    if (lists.offset[i + 1] > lists.offset[i]) enqueue(i);
  }
  std::vector<int> nets(per_seeker + 1), chosen(per_seeker + 1);
  long long bids = 0;
  while (waiting > 0) {
    const int seeker = queue[head];
    if (++head == queue.size()) head = 0;
    waiting--;
    queued[seeker] = 0;
    const int lacking = per_seeker - places[seeker];
    int found = 0, least = -1;
    for (int e = lists.offset[seeker]; e < lists.offset[seeker + 1]; e++) {
      const int score = standing[e];
      if (score < 0) continue;
      if (score <= least) break;
      const int net = score - price[lists.vacancy[e]];
      if (net <= least) continue;
      int x = found <= lacking ? found++ : lacking;
      for (; x > 0 && nets[x - 1] < net; x--) {
        nets[x] = nets[x - 1];
        chosen[x] = chosen[x - 1];
      }
      nets[x] = net;
      chosen[x] = e;
      if (found > lacking) least = nets[lacking];
    }
    const int alternative = found > lacking ? nets[lacking] : 0;
    for (int q = 0; q < std::min(found, lacking); q++) {
      const int entry = chosen[q], j = lists.vacancy[entry], base = heap_at[j];
      const int bid = price[j] + nets[q] - alternative + epsilon;
      bids++;
      int x;
      if (heap_size[j] < room[j]) {
        for (x = heap_size[j]++; x > 0 && heap_bid[base + (x - 1) / 2] > bid; x = (x - 1) / 2) {
          heap_bid[base + x] = heap_bid[base + (x - 1) / 2];
          heap_entry[base + x] = heap_entry[base + (x - 1) / 2];
        }
      } else {
        const int out = heap_entry[base], loser = owner[out];
        standing[out] = -standing[out];
        places[loser]--;
        if (!queued[loser]) enqueue(loser);
        for (x = 0;;) {
          int child = 2 * x + 1;
          if (child >= room[j]) break;
          if (child + 1 < room[j] && heap_bid[base + child + 1] < heap_bid[base + child]) child++;
          if (heap_bid[base + child] >= bid) break;
          heap_bid[base + x] = heap_bid[base + child];
          heap_entry[base + x] = heap_entry[base + child];
          x = child;
        }
      }
      heap_bid[base + x] = bid;
      heap_entry[base + x] = entry;
      standing[entry] = -standing[entry];
      places[seeker]++;
      if (heap_size[j] == slots[j]) price[j] = std::max(price[j], heap_bid[base]);
    }
  }
  long long value = 0;
  for (int score : standing)
    if (score < 0) value -= score;
  std::printf("{\"value\":%lld,\"wall\":%.3f,\"processor\":%.3f,\"bids\":%lld}\n", value, watch.wall(),
              watch.processor(), bids);
}

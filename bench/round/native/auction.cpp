// The forward auction of packages/matching/src/round/auction in C++: the machine's limit for the same method. usage:
// auction LISTS PER_SEEKER EPSILON
#include <algorithm>

#include "lists.hpp"

namespace {
constexpr int kSpare = 13, kLine = 16, kBits = 15, kScore = (1 << kBits) - 1, kUnread = 0x7fffffff;

// Start of a vacancy's heap, places taken, places worth keeping a heap for, and slots.
struct Desk {
  int heap, taken, room, slots;
};
struct Place {
  int bid, seeker;
};
}  // namespace

int main(int argc, char **argv) {
  if (argc != 4) return 2;
  const Lists lists = read_lists(argv[1]);
  const int k = std::atoi(argv[2]);
  const int epsilon = std::atoi(argv[3]);

  Stopwatch watch;
  // A card: places held, whether waiting, k vacancies held, then word (value << 15 | score) and vacancy alternately.
  const int fixed = 2 + k + 1;
  const int size = (fixed + 2 * (k + kSpare) + kLine - 1) / kLine * kLine;
  const int kept = (size - fixed) / 2;
  std::vector<int> cards(size_t(lists.seekers) * size);
  std::vector<Desk> desks(lists.vacancies, Desk{0, 0, 0, 0});
  for (int j : lists.vacancy) desks[j].room++;
  int places = 0;
  for (int j = 0; j < lists.vacancies; j++) {
    desks[j].slots = lists.capacity[j] * k;
    desks[j].room = std::min(desks[j].room, desks[j].slots);
    desks[j].heap = places;
    places += desks[j].room;
  }
  std::vector<Place> heaps(places);
  std::vector<int> price(lists.vacancies), held_at(lists.vacancies), queue(std::max(1, lists.seekers));
  size_t head = 0, waiting = 0;
  const auto enqueue = [&](int seeker) {
    size_t at = head + waiting++;
    if (at >= queue.size()) at -= queue.size();
    queue[at] = seeker;
    cards[size_t(seeker) * size + 1] = 1;
  };
  for (int i = 0; i < lists.seekers; i++) {
    cards[size_t(i) * size + 2 + k] = kUnread;
    if (lists.offset[i + 1] > lists.offset[i]) enqueue(i);
  }
  std::vector<int> nets(k + 1), chosen(k + 1), words(kept + 1), found_at(kept + 1);
  long long bids = 0;
  int visit = 0;
  while (waiting > 0) {
    const int seeker = queue[head];
    if (++head == queue.size()) head = 0;
    waiting--;
    visit++;
    int *const card = &cards[size_t(seeker) * size];
    int *const first = card + 2 + k;
    const int holds = card[0], lacking = k - holds;
    card[1] = 0;
    for (int q = 0; q < holds; q++) held_at[card[2 + q]] = visit;
    int found = 0, least = -1;
    bool sure = false;
    if (*first != kUnread) {
      const int *c = first;
      for (; c < first + 2 * kept; c += 2) {
        if (least >= *c >> kBits) break;
        const int j = c[1], net = (*c & kScore) - price[j];
        if (net <= least || held_at[j] == visit) continue;
        int x = found <= lacking ? found++ : lacking;
        for (; x > 0 && nets[x - 1] < net; x--) {
          nets[x] = nets[x - 1];
          chosen[x] = chosen[x - 1];
        }
        nets[x] = net;
        chosen[x] = j;
        if (found > lacking) least = nets[lacking];
      }
      sure = least >= *c >> kBits;
    }
    if (!sure) {
      int count = 0;
      least = -1;
      for (int e = lists.offset[seeker]; e < lists.offset[seeker + 1]; e++) {
        const int score = lists.score[e];
        if (score <= least) break;
        const int j = lists.vacancy[e], net = score - price[j];
        if (net <= least) continue;
        const int word = net << kBits | score;
        int x = count <= kept ? count++ : kept;
        for (; x > 0 && words[x - 1] < word; x--) {
          words[x] = words[x - 1];
          found_at[x] = found_at[x - 1];
        }
        words[x] = word;
        found_at[x] = j;
        if (count > kept) least = words[kept] >> kBits;
      }
      found = 0;
      int *c = first;
      for (int x = 0; x < std::min(count, kept); x++, c += 2) {
        c[0] = words[x];
        const int j = c[1] = found_at[x];
        if (found > lacking || held_at[j] == visit) continue;
        nets[found] = words[x] >> kBits;
        chosen[found++] = j;
      }
      *c = count > kept ? words[kept] : -1;
      if (found == lacking && count > kept) nets[found++] = least;
    }
    const int alternative = found > lacking ? nets[lacking] : 0;
    for (int q = 0; q < std::min(found, lacking); q++) {
      const int j = chosen[q];
      const int bid = price[j] + nets[q] - alternative + epsilon;
      Desk &desk = desks[j];
      Place *const heap = &heaps[desk.heap];
      bids++;
      int x;
      if (desk.taken < desk.room) {
        for (x = desk.taken++; x > 0 && heap[(x - 1) / 2].bid > bid; x = (x - 1) / 2) heap[x] = heap[(x - 1) / 2];
      } else {
        const int loser = heap[0].seeker;
        for (x = 0;;) {
          int child = 2 * x + 1;
          if (child >= desk.room) break;
          if (child + 1 < desk.room && heap[child + 1].bid < heap[child].bid) child++;
          if (heap[child].bid >= bid) break;
          heap[x] = heap[child];
          x = child;
        }
        int *const lost = &cards[size_t(loser) * size];
        const int left = --lost[0];
        int y = 2;
        while (y < 2 + left && lost[y] != j) y++;
        lost[y] = lost[2 + left];
        if (lost[1] == 0) enqueue(loser);
      }
      heap[x] = Place{bid, seeker};
      card[2 + card[0]++] = j;
      if (desk.taken == desk.slots) price[j] = std::max(price[j], heap[0].bid);
    }
  }
  long long value = 0;
  for (int i = 0; i < lists.seekers; i++) {
    const int *const card = &cards[size_t(i) * size];
    for (int e = lists.offset[i]; e < lists.offset[i + 1]; e++)
      if (std::find(card + 2, card + 2 + card[0], lists.vacancy[e]) != card + 2 + card[0]) value += lists.score[e];
  }
  std::printf("{\"value\":%lld,\"wall\":%.3f,\"processor\":%.3f,\"bids\":%lld}\n", value, watch.wall(),
              watch.processor(), bids);
}

// The best vacancies for one person: blocks in the order of the best score they can hold; see vacancy-search.ts.
#pragma once
#include "seeker_side.hpp"
#include "top_rows.hpp"

class VacancySearch {
 public:
  explicit VacancySearch(const Index &index)
      : index_(index),
        side_(index),
        top_(index.vacancies.rank),
        groups_(index.works.groups),
        families_(index.works.families),
        candidates_(index.blocks.end),
        ordered_(index.blocks.end) {
    for (int held = 0; held < 8; held++)
      for (int asked = 0; asked < 8; asked++)
        most_education_[held] = std::max<int>(most_education_[held], index.tables.education[8 * held + asked]);
  }

  // Fills `rows` and `scores` with the best vacancies, best first; returns how many.
  uint32_t search(uint32_t seeker, uint32_t limit, int32_t *rows, int32_t *scores) {
    side_.take(seeker);
    top_.clear(limit);
    lodging_ = &index_.tables.lodging[9 * ((side_.lodging == 0 ? 0 : 1) | (side_.wants_meals << 1))];
    take_bounds();
    bound_related();
    collect();
    scan();
    // No group outside the related ones can hold a better score than this.
    const auto [wish, back, tenths] = side_.own.rest;
    const int rest = harmonic(seeker_bound(wish, TOP), employer_bound(wish, back, tenths));
    if (!top_.is_full() || rest >= least_score()) {
      bound_rest();
      collect();
      scan();
    }
    return top_.drain(rows, scores);
  }

 private:
  static constexpr int BUCKETS = 640;
  static constexpr int BUCKET_BITS = 4;
  // The bits of a shelf that hold the main kind.
  static constexpr uint32_t MAIN_KIND = 7;

  // Below every score: not searched now.
  static constexpr int NOT_NOW = -1;

  struct Candidate {
    uint32_t block;
    int bound;
    bool is_sent;
  };

  // The best score that a group can hold, and the best of the employer side.
  struct GroupBound {
    int most, employer;
  };

  struct FamilyBound {
    int wish, employer;
  };

  // Computes the part of the bounds that is the same for every block.
  void take_bounds() {
    const SeekerWeights &s = index_.seeker_weights;
    seeker_rest_ = s.pay * (side_.has_asked ? TOP : UNKNOWN) + (s.conditions + s.freshness + s.answers) * TOP +
                   s.lodging * lodging_[8];
    const EmployerWeights &e = index_.employer_weights;
    employer_rest_ = e.skills * (side_.has_skills ? TOP : UNKNOWN) +
                     e.education * most_education_[side_.education] +
                     e.certificates * side_.certificates->best + e.answers * side_.answers_value;
  }

  int seeker_bound(int wish, int distance) const {
    const SeekerWeights &s = index_.seeker_weights;
    const int occupation = side_.own.wishes == 0 ? UNKNOWN : wish;
    return s.total == 0 ? 0 : (s.occupation * occupation + s.distance * distance + seeker_rest_) / s.total;
  }

  int employer_bound(int wish, int back, int tenths) const {
    const EmployerWeights &e = index_.employer_weights;
    const bool is_unknown = side_.own.wishes + side_.own.pasts == 0;
    const int sum = e.occupation * (is_unknown ? UNKNOWN : own_occupation_value(back, wish)) +
                    e.experience * (tenths == 0 ? UNKNOWN : TOP) + employer_rest_;
    return e.total == 0 ? 0 : std::min(TOP, sum / e.total + side_.bonus);
  }

  int least_score() const { return top_.least < 0 ? 0 : top_.least >> 32; }

  // Bounds of the related groups and of the families they are in; other groups are left out.
  void bound_related() {
    clear_bounds();
    const OwnOccupations &own = side_.own;
    for (uint32_t i = 0; i < own.related_count; i++) bound_group(own.related[i]);
  }

  // The same for all other groups.
  void bound_rest() {
    side_.own.fill_rest();
    clear_bounds();
    const OwnOccupations &own = side_.own;
    for (uint32_t group = 0; group < index_.works.groups; group++)
      if (own.related_in[group] != own.query) bound_group(group);
  }

  void clear_bounds() {
    std::fill(groups_.begin(), groups_.end(), GroupBound{NOT_NOW, 0});
    std::fill(families_.begin(), families_.end(), FamilyBound{NOT_NOW, 0});
  }

  void bound_group(uint32_t group) {
    const OwnOccupations &own = side_.own;
    int wish = own.wish[group], back = own.back[group], tenths = own.tenths[group];
    if (own.touched_in[group] == own.query) {
      wish = std::max<int>(wish, own.most[group].wish);
      back = std::max<int>(back, own.most[group].back);
      tenths = std::max<int>(tenths, own.most[group].tenths);
    }
    const int employer = employer_bound(wish, back, tenths);
    groups_[group] = {harmonic(seeker_bound(wish, TOP), employer), employer};
    FamilyBound &family = families_[index_.works.family[group]];
    family.wish = std::max(family.wish, wish);
    family.employer = std::max(family.employer, employer);
  }

  // Blocks that can hold something good enough, in the order of their bounds.
  void collect() {
    count_ = 0;
    const Lists &of_shelf = index_.blocks.of_shelf;
    const uint32_t shelves = index_.tables.shelves;
    for (uint32_t family = 0; family < index_.works.families; family++) {
      if (families_[family].wish == NOT_NOW) continue;
      for (uint32_t number = 0; number < shelves; number++) {
        const uint32_t shelf = family * shelves + number;
        if (shelf >= of_shelf.size) break;
        collect_blocks(families_[family], (number & MAIN_KIND) == DISPATCH_KIND, of_shelf.starts[shelf], of_shelf.starts[shelf + 1]);
      }
    }
    order();
  }

  bool goes_anywhere(bool is_dispatch) const {
    return side_.has_wanted_regions || side_.accepts_far || (is_dispatch && side_.accepts_dispatch);
  }

  void collect_blocks(const FamilyBound family, bool is_dispatch, uint32_t from, uint32_t to) {
    const Blocks &blocks = index_.blocks;
    const int least = least_score();
    if (harmonic(seeker_bound(family.wish, TOP), family.employer) < least) return;
    const bool goes_anywhere = this->goes_anywhere(is_dispatch);
    const int anyway = side_.has_wanted_regions ? NAMED_REGION_LEAST
                       : goes_anywhere || side_.lodging != 0 ? HOUSED_LEAST
                                                             : 0;
    const int unknown_way = side_.has_wanted_regions ? NAMED_REGION : UNKNOWN;
    const bool has_home = side_.precision != NO_PLACE;
    const int lat = side_.lat, lng = side_.lng;
    for (uint32_t i = from; i < to; i++) {
      const uint32_t block = blocks.of_shelf.data[i];
      if ((blocks.bits[block] & side_.kinds) == 0) continue;
      int distance = TOP;
      const int south = blocks.south[block];
      const bool is_placed = south <= blocks.north[block];
      if (is_placed && !has_home) {
        distance = unknown_way;
      } else if (is_placed) {
        const int north = lat < south ? south - lat : std::max(0, lat - blocks.north[block]);
        const int west = blocks.west[block];
        const int east = lng < west ? west - lng : std::max(0, lng - blocks.east[block]);
        const double y = north * UNIT_METRES, x = east * side_.lng_metres;
        const int metres = static_cast<int>(std::sqrt(y * y + x * x));
        const int coarser = std::max<int>(side_.precision, blocks.precision[block]);
        if (!goes_anywhere && metres > side_.commute + index_.tables.slack[coarser]) continue;
        distance = std::max(anyway, metres_value(metres, side_.commute));
      }
      const int bound = harmonic(seeker_bound(family.wish, distance), family.employer);
      if (bound >= least) candidates_[count_++] = {block, bound, is_dispatch};
    }
  }

  // Sorts the collected blocks by bound, best first, in steps of sixteen points.
  void order() {
    std::array<uint32_t, BUCKETS> starts{};
    const auto bucket_of = [&](uint32_t i) { return BUCKETS - 1 - (candidates_[i].bound >> BUCKET_BITS); };
    for (uint32_t i = 0; i < count_; i++) starts[bucket_of(i)]++;
    uint32_t start = 0;
    for (uint32_t &bucket : starts) {
      const uint32_t size = bucket;
      bucket = start;
      start += size;
    }
    for (uint32_t i = 0; i < count_; i++) ordered_[starts[bucket_of(i)]++] = candidates_[i];
  }

  void scan() {
    const SeekerSide &side = side_;
    const OwnOccupations &own = side.own;
    const Vacancies &v = index_.vacancies;
    const Blocks &blocks = index_.blocks;
    const Tables &tables = index_.tables;
    const SeekerWeights sw = index_.seeker_weights;
    const EmployerWeights ew = index_.employer_weights;
    const int seeker_total = std::max(1, sw.total), employer_total = std::max(1, ew.total);

    // Plain pointers: a store in the heap could otherwise make the compiler load those of the vectors again.
    const uint32_t *const flags = v.flags.data(), *const pay_low = v.pay_low.data(),
                          *const pay_high = v.pay_high.data(), *const skills_at = v.skills_at.data(), *const id_words = v.id_words.data(),
                          *const work = v.work.data(), *const group_of = index_.works.group.data(),
                          *const condition_data = index_.conditions.data.data();
    const uint16_t *const conditions = v.conditions.data(), *const papers = v.certificates.data(),
                          *const region = v.region.data(), *const skills = v.skills.data(), *const confirmed_on = v.confirmed_on.data(),
                          *const education_table = &tables.education[8 * side.education],
                          *const freshness_table = tables.freshness.data(),
                          *const answers_of = index_.employer_answers.data();
    const uint8_t *const kinds = v.kinds.data(), *const skill_marks = side.skill_marks.data();
    const uint8_t *const paper_allowed = side.certificates->allowed.data();
    const uint16_t *const paper_value = side.certificates->value.data();
    const int32_t *const lat = v.lat.data(), *const lng = v.lng.data();
    const int32_t *const slack = tables.slack.data(), *const within = tables.within.data();

    const GroupBound *const groups = groups_.data();

    const bool needs_lodging = side.lodging == 1;
    const bool is_housed_with_lodging = side.accepts_far || side.lodging != 0;
    const bool has_wish = own.wishes > 0, is_unknown = own.wishes + own.pasts == 0;
    const int own_answers = ew.answers * side.answers_value;
    const bool goes_anywhere = this->goes_anywhere(false), goes_when_sent = this->goes_anywhere(true);
    const uint32_t cannot = side.cannot, not_free = side.not_free;
    // By precision of the workplace: square of the metres beyond which no rule lets the person travel.
    std::array<double, 8> reaches, any_way;
    any_way.fill(std::numeric_limits<double>::infinity());
    reaches = any_way;
    for (size_t placed = 0; placed < tables.slack.size(); placed++) {
      const int coarser = std::max<int>(side.precision == NO_PLACE ? 0 : side.precision, placed);
      const double farthest = side.commute + slack[coarser] + 1;
      reaches[placed] = farthest * farthest;
    }
    int64_t least = top_.least;
    int least_score = this->least_score();

    for (uint32_t i = 0; i < count_; i++) {
      const Candidate candidate = ordered_[i];
      if (candidate.bound < least_score) continue;
      const bool is_placed = blocks.south[candidate.block] <= blocks.north[candidate.block];
      const bool is_kept = is_placed && !(candidate.is_sent ? goes_when_sent : goes_anywhere) && side.precision != NO_PLACE;
      const double *const reach = is_kept ? reaches.data() : any_way.data();
      const uint32_t start = blocks.start[candidate.block], end = start + blocks.count[candidate.block];
      const bool is_listed = blocks.listed[candidate.block] == 1;
      for (uint32_t k = start; k < end; k++) {
        const uint32_t row = is_listed ? blocks.rows[k] : k;
        const uint32_t group = group_of[work[row]];
        if (groups[group].most < least_score) continue;
        const uint32_t flag = flags[row];
        if ((flag & 1) == 0 || (kinds[row] & side.kinds) == 0) continue;
        const double north = (lat[row] - side.lat) * UNIT_METRES, east = (lng[row] - side.lng) * side.lng_metres;
        const double squared = north * north + east * east;
        if (squared > reach[(flag >> 17) & 7]) continue;
        // Hard rules.
        const int asked_education = (flag >> 5) & 7;
        if ((flag & 0x100) != 0 && side.education != 0 && asked_education > side.education) continue;
        const uint32_t unit = (flag >> 2) & 7, high = pay_high[row];
        if (high != 0 && high < side.least_high[unit]) continue;
        const uint32_t lodges = (flag >> 9) & 3;
        if (needs_lodging && lodges == 1) continue;

        // The commute, which rules out many rows.
        uint8_t near = side.has_wanted_regions ? side.region_flags[region[row]] : 0;
        const int placed = (flag >> 17) & 7;
        const bool is_dispatch = ((flag >> 14) & 7) == DISPATCH_KIND;
        int distance;
        if ((flag & 0x2000) != 0) {
          distance = AT_HOME;
        } else if (side.precision == NO_PLACE || placed == NO_PLACE) {
          if ((near & IN_WANTED) == 0 && (near & NAMED_ELSEWHERE) != 0 && !(is_dispatch && side.accepts_dispatch))
            continue;
          distance = (near & IN_WANTED) != 0 ? NAMED_REGION : UNKNOWN;
        } else {
          const int coarser = std::max(side.precision, placed);
          const int metres = std::max<int>(rounded(std::sqrt(squared)), within[coarser]);
          if (metres > side.commute) {
            near = side.region_flags[region[row]];
            const bool is_far = metres > side.commute + ((near & SAME_CITY) != 0 ? slack[coarser] : 0);
            if (is_far && (near & IN_WANTED) == 0 && !(is_dispatch && side.accepts_dispatch) &&
                !(side.accepts_far && lodges == 2))
              continue;
          }
          distance = metres_value(metres, side.commute);
          if ((near & IN_WANTED) != 0)
            distance = std::max(distance, NAMED_REGION_LEAST);
          else if (is_dispatch ? side.accepts_dispatch : lodges == 2 && is_housed_with_lodging)
            distance = std::max(distance, HOUSED_LEAST);
        }

        // The values known by now rule out most of the remaining rows: harmonic(S, E) < least, without a division.
        const OwnOccupations::Worth worth = own.look(work[row], group);
        const int64_t employer_bound = groups[group].employer;
        const int64_t sum_bound =
            sw.occupation * (has_wish ? worth.wish : UNKNOWN) + sw.distance * distance + seeker_rest_;
        if (sum_bound * (2 * employer_bound - least_score) < least_score * employer_bound * seeker_total) continue;

        const uint32_t *const condition = condition_data + conditions[row] * SIZE;
        if ((condition[INVOLVES] & cannot) != 0 || (condition[NEEDED] & not_free) != 0) continue;
        if (condition[FIELDS] != 0 && (flag & 0x100) != 0 && (condition[FIELDS] & side.fields) == 0 &&
            side.fields != 0 && asked_education >= tables.field_counts_from)
          continue;
        if (condition[SHIFTS] != 0 && (condition[SHIFTS] & side.shifts) == 0) continue;
        if (condition[RESERVED] != 0 && (condition[RESERVED] & side.groups) == 0) continue;
        if (paper_allowed[papers[row]] == 0) continue;
        const int halves = (flag >> 22) & 127;
        const bool is_experience_rule = (flag & 0x2000'0000) != 0;
        if (is_experience_rule && halves > side.most_halves) continue;

        // Seeker side.
        int pay = UNKNOWN;
        if (high == 0) {
          pay = PAY_UNSTATED;
        } else if (side.has_asked && side.asked[unit] != 0) {
          const double factor = side.pay_factor[unit];
          pay = factor == 1 ? pay_value(pay_low[row], high, side.asked[unit])
                            : pay_value(rounded(pay_low[row] * factor), rounded(high * factor), side.asked[unit]);
        }
        int comfort = CONDITIONS_FINE;
        if ((condition[MAY_INVOLVE] & cannot) != 0)
          comfort = LIKELY_INVOLVED;
        else if (side.depends_on_hours && condition[STATED] == 0)
          comfort = HOURS_UNSTATED;
        const uint16_t confirmed = confirmed_on[row];
        const int freshness =
            confirmed == NO_DAY ? UNKNOWN : freshness_table[std::clamp(index_.aged_on - confirmed, 0, STALE_DAYS)];
        const int seeker_score =
            (sw.occupation * (has_wish ? worth.wish : UNKNOWN) + sw.pay * pay + sw.distance * distance +
             sw.conditions * comfort + sw.lodging * lodging_[3 * lodges + ((flag >> 11) & 3)] +
             sw.freshness * freshness + sw.answers * answers_of[v.history[row]]) /
            seeker_total;
        if (seeker_score * (2 * employer_bound - least_score) < least_score * employer_bound) continue;

        // Employer side.
        const int asks_skills = v.skills_count[row];
        const uint16_t *const skill = skills + skills_at[row];
        int has = 0;
        for (int s = 0; s < asks_skills; s++) has += skill_marks[skill[s]];
        const int employer_score = std::min(
            TOP, (ew.occupation * (is_unknown ? UNKNOWN : own_occupation_value(worth.back, worth.wish)) +
                  ew.experience * experience_value(worth.tenths, halves / 2.0, is_experience_rule) +
                  ew.skills * skills_value(has, asks_skills) + ew.education * education_table[asked_education] +
                  ew.certificates * paper_value[papers[row]] + own_answers) /
                         employer_total +
                     side.bonus);
        const int64_t score = harmonic(seeker_score, employer_score);
        if (score < least_score) continue;
        const int64_t key = (score << 32) + ((id_words[4 * row + 3] ^ side.salt) * 0x9e37'79b1u);
        if (key < least) continue;
        top_.add(key, row);
        least = top_.least;
        least_score = this->least_score();
      }
    }
  }

  const Index &index_;
  SeekerSide side_;
  TopRows top_;
  std::vector<GroupBound> groups_;
  std::vector<FamilyBound> families_;
  std::vector<Candidate> candidates_, ordered_;
  uint32_t count_ = 0;
  std::array<int, 8> most_education_{};
  const uint16_t *lodging_ = nullptr;
  int seeker_rest_ = 0, employer_rest_ = 0;
};

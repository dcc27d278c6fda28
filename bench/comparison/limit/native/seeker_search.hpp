// The best people for one vacancy: blocks in the order of the commute, in passes by the nearness of the work that
// people name; see seeker-search.ts.
#pragma once
#include "near_people.hpp"
#include "top_rows.hpp"

class SeekerSearch {
 public:
  explicit SeekerSearch(const Index &index)
      : index_(index),
        side_(index),
        reach_(index),
        near_(index),
        top_(index.seekers.rank),
        answers_(index.histories.size, -1) {
    for (uint32_t set = 0; set < 1u << index.group_bonus.size(); set++) {
      bonus_.push_back(bonus_of(index, set));
      most_bonus_ = std::max(most_bonus_, bonus_.back());
    }
  }

  // Fills `rows` and `scores` with the best people, best first; returns how many.
  uint32_t search(uint32_t vacancy, uint32_t limit, int32_t *rows, int32_t *scores) {
    top_.clear(limit);
    if ((index_.vacancies.flags[vacancy] & 1) == 0) return 0;
    side_.take(vacancy);
    take_others();
    take_passes();
    near_.take(side_);
    const uint32_t count = reach_.collect(side_);
    for (const Pass &pass : passes_) scan(count, pass);
    return top_.drain(rows, scores);
  }

 private:
  // People are searched in passes: first those who name work at least this near, then the next, then the rest.
  static constexpr std::array<int, 3> PASSES{6'000, 3'000, 0};

  // The signature bits that bring people into a pass, nearest work first, and those of earlier passes.
  struct Pass {
    std::array<uint8_t, SIGNATURE_BITS> bits;
    int count;
    uint32_t earlier;
  };

  // The most the rules besides work and commute can add, and what is the same for everybody.
  void take_others() {
    const SeekerWeights &s = index_.seeker_weights;
    const EmployerWeights &e = index_.employer_weights;
    const int freshness =
        side_.confirmed_on == NO_DAY
            ? UNKNOWN
            : index_.tables.freshness[std::clamp(index_.aged_on - side_.confirmed_on, 0, STALE_DAYS)];
    fixed_ = s.freshness * freshness + s.answers * side_.answers_value;
    seeker_others_ = s.pay * (side_.high == 0 ? PAY_UNSTATED : TOP) + (s.conditions + s.lodging) * TOP + fixed_;
    skills_most_ = e.skills * (side_.skills_asked == 0 ? UNKNOWN : TOP);
    employer_others_ = (e.education + e.certificates + e.answers) * TOP + skills_most_;
  }

  void take_passes() {
    const std::array<uint16_t, SIGNATURE_BITS> &best = side_.best_by_bit;
    std::array<uint8_t, SIGNATURE_BITS> order;
    for (int bit = 0; bit < SIGNATURE_BITS; bit++) order[bit] = bit;
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return best[a] > best[b]; });
    int from = 0;
    uint32_t earlier = 0;
    for (size_t i = 0; i < PASSES.size(); i++) {
      Pass &pass = passes_[i];
      pass.count = 0;
      pass.earlier = earlier;
      for (; from < SIGNATURE_BITS && best[order[from]] >= PASSES[i]; from++) {
        pass.bits[pass.count++] = order[from];
        earlier |= 1u << order[from];
      }
    }
  }

  // The most the employer side can be for a person whose nearest work is this near.
  int employer_most(int nearest) const {
    const EmployerWeights &e = index_.employer_weights;
    const int experience = e.experience * (nearest >= RELATED_FROM ? TOP : UNKNOWN);
    return std::min(TOP, (e.occupation * nearest + experience + employer_others_) / std::max(1, e.total) + most_bonus_);
  }

  // The most a person can be worth whose nearest work is this near and whose commute has this value.
  int most(int nearest, int distance) const {
    const SeekerWeights &s = index_.seeker_weights;
    const int sum = s.occupation * nearest + s.distance * distance + seeker_others_;
    return harmonic(sum / std::max(1, s.total), employer_most(nearest));
  }

  uint32_t fields_of(uint32_t row) const {
    const Seekers &s = index_.seekers;
    uint32_t fields = 0;
    for (uint32_t at = s.skills_at[row]; at < s.skills_at[row] + s.skills_count[row]; at++)
      if (s.skills[at] < index_.tables.fields_of_study) fields |= 1u << s.skills[at];
    return fields;
  }

  // Scores the people of the first blocks.
  void scan(uint32_t blocks, const Pass &pass) {
    VacancySide &side = side_;
    const Seekers &s = index_.seekers;
    const Tables &tables = index_.tables;
    const SeekerWeights sw = index_.seeker_weights;
    const EmployerWeights ew = index_.employer_weights;
    const int seeker_total = std::max(1, sw.total), employer_total = std::max(1, ew.total);

    // Plain pointers: a store in the heap could otherwise make the compiler load those of the vectors again.
    const uint32_t *const works_at = s.works_at.data(), *const pay_wanted = s.pay_wanted.data(),
                          *const pay_floor = s.pay_floor.data(), *const skills_at = s.skills_at.data(),
                          *const id_words = s.id_words.data();
    const uint16_t *const commute = s.commute.data(), *const works = s.works.data(),
                          *const works_value = s.works_value.data(), *const region = s.region.data(),
                          *const region_set = s.region_set.data(), *const conditions = s.conditions.data(),
                          *const papers = s.certificates.data(), *const history = s.history.data(),
                          *const groups = s.groups.data(), *const skills = s.skills.data(),
                          *const education_table = tables.education.data() + side.asked_education;
    const uint8_t *const works_count = s.works_count.data(), *const skills_count = s.skills_count.data(),
                         *const skill_marks = side.skill_marks.data();
    const int32_t *const lat = s.lat.data(), *const lng = s.lng.data(), *const slack = tables.slack.data(),
                         *const within = tables.within.data(), *const bonuses = bonus_.data();
    const uint16_t *const lodging_table = tables.lodging.data() + 3 * side.lodges + side.feeds;

    const bool is_remote = side.is_remote, is_dispatch = side.is_dispatch, insists_on_years = side.insists_on_years;
    const int precision = side.precision;
    const bool is_post_placed = !is_remote && precision != NO_PLACE;
    const uint32_t lodges = side.lodges, reserved = side.reserved, fields = side.fields;
    const int halves = side.halves, seeker_others = seeker_others_, employer_others = employer_others_;
    const int skills_most = skills_most_, fixed = fixed_, most_bonus = most_bonus_;
    uint32_t mask = 0;
    for (int i = 0; i < pass.count; i++) mask |= 1u << pass.bits[i];
    int kinds_left = pass.count;
    int64_t least = top_.least;
    int64_t least_score = this->least_score();

    for (uint32_t i = 0; i < blocks; i++) {
      const SeekerBounds::Candidate candidate = reach_[i];
      // Commutes are in the order of their value, except within one step.
      const int worth = candidate.worth | SeekerBounds::STEP_OF_WAYS;
      while (kinds_left > 0 && most(side.best_by_bit[pass.bits[kinds_left - 1]], worth) < least_score)
        mask &= ~(1u << pass.bits[--kinds_left]);
      if (mask == 0) break;
      const uint32_t found = near_.find(side, candidate, mask, pass.earlier);
      const bool some_named = (candidate.goes & GOES_NAMED) != 0;
      for (uint32_t k = 0; k < found; k++) {
        const uint32_t row = near_.rows[k], flag = near_.flags[k];
        const int wish_most = near_.nearest[k];
        const uint32_t lodging = (flag >> 19) & 3;
        if (lodging == 1 && lodges == 1) continue;
        const bool accepts_dispatch = (flag >> 17) & 1, accepts_far = (flag >> 18) & 1;
        const int placed = (flag >> 14) & 7;
        const int places = some_named ? side.wanted(region_set[row]) : 0;
        const bool is_in_wanted = (places & IN_WANTED) != 0;
        int distance;
        if (is_remote) {
          distance = AT_HOME;
        } else if (placed == NO_PLACE || !is_post_placed) {
          if (!is_in_wanted && (places & NAMED_ELSEWHERE) != 0 && !(is_dispatch && accepts_dispatch)) continue;
          distance = is_in_wanted ? NAMED_REGION : UNKNOWN;
        } else {
          const int coarser = std::max(placed, precision);
          const double north = (side.lat - lat[row]) * UNIT_METRES;
          const double east = (side.lng - lng[row]) * longitude_metres(lat[row]);
          const int64_t metres = std::max<int64_t>(within[coarser], rounded(std::sqrt(north * north + east * east)));
          const int64_t limit = commute[row];
          if (metres > limit && metres > limit + (side.is_same_city(region[row]) ? slack[coarser] : 0) &&
              !is_in_wanted && !(is_dispatch && accepts_dispatch) && !(accepts_far && lodges == 2))
            continue;
          const bool is_housed = is_dispatch ? accepts_dispatch : lodges == 2 && (accepts_far || lodging != 0);
          distance = std::max(is_in_wanted ? NAMED_REGION_LEAST : is_housed ? HOUSED_LEAST : 0, metres_value(metres, limit));
        }
        // harmonic(S, E) < least, without a division.
        int64_t most_employer = employer_most(wish_most);
        int64_t sum_most = sw.occupation * wish_most + sw.distance * distance + seeker_others;
        if (sum_most * (2 * most_employer - least_score) < least_score * most_employer * seeker_total) continue;

        const uint32_t at = works_at[row], wishes_end = at + (works_count[row] & 15);
        const uint32_t end = wishes_end + (works_count[row] >> 4);
        int wish = 0, back = 0, tenths = 0;
        int64_t weighted = 0;
        for (uint32_t w = at; w < wishes_end; w++)
          wish = std::max(wish, wish_value(side.near(works[w]), works_value[w]));
        for (uint32_t w = wishes_end; w < end; w++) {
          const int near = side.near(works[w]), value = works_value[w];
          tenths += value;
          back = std::max(back, near);
          if (near >= RELATED_FROM) weighted += static_cast<int64_t>(value) * near;
        }
        if (insists_on_years && end > wishes_end && halves * 10 > 4 * tenths) continue;

        const int occupation = sw.occupation * (wishes_end == at ? UNKNOWN : wish);
        const int own_sum = ew.occupation * (end == at ? UNKNOWN : own_occupation_value(back, wish)) +
                            ew.experience * experience_value(weighted / 10'000, halves / 2.0, insists_on_years);
        most_employer = std::min(TOP, (own_sum + employer_others) / employer_total + most_bonus);
        sum_most = occupation + sw.distance * distance + seeker_others;
        if (sum_most * (2 * most_employer - least_score) < least_score * most_employer * seeker_total) continue;

        const uint32_t own_groups = groups[row];
        if (reserved != 0 && (reserved & own_groups) == 0) continue;
        const int bonus = bonuses[own_groups];
        if (fields != 0) {
          const uint32_t own = fields_of(row);
          if (own != 0 && (own & fields) == 0) continue;
        }
        if (side.is_below(pay_floor[row], (flag >> 4) & 7)) continue;
        const int comfort = side.conditions(conditions[row]);
        if (comfort == REFUSED) continue;
        const int papers_value = side.certificates(papers[row]);
        if (papers_value == REFUSED) continue;

        const uint32_t wants = (lodging == 0 ? 0 : 1) | ((flag >> 21) & 1) << 1;
        const int beside = sw.pay * pay(pay_wanted[row], (flag >> 1) & 7, pay_floor[row], (flag >> 4) & 7) +
                           sw.distance * distance + sw.conditions * comfort + sw.lodging * lodging_table[9 * wants] +
                           fixed;
        const int employer_beside = ew.education * education_table[8 * ((flag >> 7) & 7)] +
                                    ew.certificates * papers_value + ew.answers * answers(history[row]);
        most_employer = std::min(TOP, (own_sum + skills_most + employer_beside) / employer_total + bonus);
        const int64_t seeker_score = (occupation + beside) / seeker_total;
        if (seeker_score * (2 * most_employer - least_score) < least_score * most_employer) continue;

        const uint16_t *const skill = skills + skills_at[row];
        int has = 0;
        for (int n = 0; n < skills_count[row]; n++) has += skill_marks[skill[n]];
        const int skills_worth = ew.skills * skills_value(has, side.skills_asked);
        const int employer_score =
            std::min(TOP, (own_sum + skills_worth + employer_beside) / employer_total + bonus);
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

  int64_t least_score() const { return top_.least < 0 ? 0 : top_.least >> 32; }

  int pay(uint32_t wanted, int wanted_unit, uint32_t floor, int floor_unit) const {
    if (side_.high == 0) return PAY_UNSTATED;
    const uint32_t asked = wanted > 0 ? wanted : floor;
    const int unit = wanted > 0 ? wanted_unit : floor_unit;
    if (asked == 0) return UNKNOWN;
    if (unit == side_.unit) return pay_value(side_.low, side_.high, asked);
    const int64_t monthly = side_.monthly(asked, unit);
    if (monthly <= 0 || side_.monthly_high < 0) return UNKNOWN;
    return pay_value(side_.monthly_low, side_.monthly_high, monthly);
  }

  // Value of a history of answers; the same for every query.
  int answers(uint32_t history) {
    if (answers_[history] < 0) answers_[history] = seeker_answers(index_, history);
    return answers_[history];
  }

  const Index &index_;
  VacancySide side_;
  SeekerBounds reach_;
  NearPeople near_;
  TopRows top_;
  std::array<Pass, PASSES.size()> passes_{};
  std::vector<int32_t> answers_, bonus_;
  int most_bonus_ = 0, seeker_others_ = 0, employer_others_ = 0, fixed_ = 0, skills_most_ = 0;
};

// One vacancy's side of every rule as plain numbers, ready to be compared with the columns of the people. Values that
// many people share are computed for the first of them; see vacancy-side.ts.
#pragma once
#include <array>
#include <cmath>
#include <limits>

#include "nearness.hpp"
#include "query_table.hpp"
#include "shared_rules.hpp"

// Not allowed, in a table whose other values are at least 0.
constexpr int REFUSED = -1;

class VacancySide {
 public:
  explicit VacancySide(const Index &index)
      : skill_marks(SKILLS),
        index_(index),
        works_(index.works),
        own_shared_(index.works.owns),
        near_(index.works.owns),
        conditions_(index.own_conditions.size),
        certificates_(index.held_certificates.size),
        places_(index.region_sets.size),
        cities_(index.regions.size()) {}

  uint32_t kinds = 0, salt = 0, reserved = 0;
  int lat = 0, lng = 0, precision = 0;
  bool is_remote = false, is_dispatch = false;
  uint32_t lodges = 0, feeds = 0;
  int asked_education = 0;
  bool insists_on_education = false;
  // Fields of study of which one is required; 0 where none is.
  uint32_t fields = 0;
  int halves = 0;
  bool insists_on_years = false;
  int skills_asked = 0;
  int64_t low = 0, high = 0;
  int unit = 0;
  uint16_t confirmed_on = 0;
  int answers_value = 0;
  // Monthly ends of the pay; negative where the unit has no monthly equivalent.
  int64_t monthly_low = -1, monthly_high = -1;
  // 1 at the numbers of the required skills.
  std::vector<uint8_t> skill_marks;
  // Greatest nearness of any work entry to this vacancy, by its bit in a signature.
  std::array<uint16_t, SIGNATURE_BITS> best_by_bit{};

  void take(uint32_t row) {
    const Vacancies &v = index_.vacancies;
    const uint32_t flags = v.flags[row];
    const auto bits = [&](int at, int count) -> uint32_t { return (flags >> at) & ((1u << count) - 1); };
    for (QueryTable *table : {&near_, &conditions_, &certificates_, &places_, &cities_}) table->begin();
    work_ = v.work[row];
    condition_ = &index_.conditions.data[v.conditions[row] * SIZE];
    requirements_ = v.certificates[row];
    region_ = v.region[row];
    kinds = v.kinds[row];
    lat = v.lat[row];
    lng = v.lng[row];
    salt = v.id_words[4 * row + 3];
    precision = bits(17, 3);
    is_remote = bits(13, 1);
    is_dispatch = bits(14, 3) == DISPATCH_KIND;
    lodges = bits(9, 2);
    feeds = bits(11, 2);
    asked_education = bits(5, 3);
    insists_on_education = bits(8, 1);
    fields = insists_on_education && asked_education >= index_.tables.field_counts_from ? condition_[FIELDS] : 0;
    halves = bits(22, 7);
    insists_on_years = bits(29, 1);
    reserved = condition_[RESERVED];
    unit = bits(2, 3);
    low = v.pay_low[row];
    high = v.pay_high[row];
    monthly_low = monthly(low, unit);
    monthly_high = monthly(high, unit);
    confirmed_on = v.confirmed_on[row];
    answers_value = index_.employer_answers[v.history[row]];
    take_skills(row);
    touch_own_works();
    bound_bits();
  }

  // Fen per month; negative where there is no monthly equivalent.
  int64_t monthly(int64_t amount, int of_unit) const {
    const double factor = index_.tables.monthly_factor[of_unit];
    return std::isnan(factor) ? -1 : rounded(amount * factor);
  }

  // Nearness of a work entry, 0–10,000.
  int near(uint32_t own) {
    return near_.get(own, [this](uint32_t one) { return find_near(one); });
  }

  // Value of the conditions for people with these, or `REFUSED`.
  int conditions(uint32_t own) {
    return conditions_.get(own, [this](uint32_t one) { return find_conditions(one); });
  }

  // Value of a set of certificates, or `REFUSED`.
  int certificates(uint32_t held) {
    return certificates_.get(held, [this](uint32_t set) { return find_certificates(set); });
  }

  // `IN_WANTED` and `NAMED_ELSEWHERE` for people who named these divisions.
  int wanted(uint32_t set) {
    if (set == 0) return 0;
    return places_.get(set, [this](uint32_t one) { return wanted_bits(index_, one, index_.regions[region_]); });
  }

  // Whether a home division lies in the same city, as far as the codes tell.
  bool is_same_city(uint32_t home) {
    return cities_.get(home, [this](uint32_t one) { return is_one_city(index_.regions[one], index_.regions[region_]); }) == 1;
  }

  // Whether the most the vacancy pays is below a floor.
  bool is_below(uint32_t floor, int floor_unit) const {
    if (floor == 0 || high == 0) return false;
    if (floor_unit == unit) return high < floor;
    const int64_t least = monthly(floor, floor_unit);
    return least > 0 && monthly_high >= 0 && monthly_high < least;
  }

 private:
  void take_skills(uint32_t row) {
    const Vacancies &v = index_.vacancies;
    for (const uint32_t skill : marked_) skill_marks[skill] = 0;
    marked_.clear();
    skills_asked = v.skills_count[row];
    for (uint32_t at = v.skills_at[row]; at < v.skills_at[row] + skills_asked; at++) {
      if (v.skills[at] == SKILLS - 1) continue;
      skill_marks[v.skills[at]] = 1;
      marked_.push_back(v.skills[at]);
    }
  }

  // Codes of the vacancy's job title with their weights, up to, but excluding, `codes_end`.
  const uint32_t *codes() const { return &works_.works.data[works_.works.starts[work_]] + 1; }
  const uint32_t *codes_end() const { return codes() + 2 * codes()[-1]; }

  const uint16_t *relatedness(uint32_t code) const {
    return &index_.relatedness[static_cast<size_t>(code) * works_.codes];
  }

  int find_near(uint32_t own) const {
    if (works_.own_any[own] == 1) return ANY_WORK;
    const std::vector<uint32_t> &starts = works_.own_bigrams.starts;
    const int likeness = likeness_of(own_shared_[own], starts[own + 1] - starts[own], works_.title_length[work_]);
    const int32_t code = works_.own_code[own];
    const int by_title = title_value(likeness);
    if (code < 0 || codes() == codes_end()) return by_title;
    int by_code = 0;
    for (const uint32_t *at = codes(); at < codes_end(); at += 2)
      by_code = std::max(by_code, code_value(relatedness(at[0])[code], likeness, at[1]));
    return lifted_value(by_code, by_title);
  }

  int find_conditions(uint32_t own) const {
    const uint32_t *const mine = &index_.own_conditions.data[index_.own_conditions.starts[own]];
    const uint32_t cannot = mine[CANNOT], free = mine[FREE], accepted = mine[ACCEPTED_SHIFTS];
    const uint32_t offered = condition_[SHIFTS];
    if ((condition_[INVOLVES] & cannot) != 0) return REFUSED;
    if (free != ANY_TIME && (condition_[NEEDED] & ~free) != 0) return REFUSED;
    if (offered != 0 && (offered & workable_shifts(index_.tables, accepted, cannot)) == 0) return REFUSED;
    if ((condition_[MAY_INVOLVE] & cannot) != 0) return LIKELY_INVOLVED;
    return hours_matter(index_.tables, accepted, cannot, free) && condition_[STATED] == 0 ? HOURS_UNSTATED
                                                                                         : CONDITIONS_FINE;
  }

  int find_certificates(uint32_t held) const {
    const Lists &lists = index_.held_certificates;
    const uint32_t *const codes = lists.data.data();
    const auto [met, asked, is_allowed] = met_requirements(index_.certificates, requirements_,
                                                           codes + lists.starts[held], codes + lists.starts[held + 1]);
    return is_allowed ? certificates_value(met, asked) : REFUSED;
  }

  // Counts the bigrams that work entries share with the title.
  void touch_own_works() {
    for (const uint32_t own : touched_) own_shared_[own] = 0;
    touched_.clear();
    const uint32_t *const end = works_.works.data.data() + works_.works.starts[work_ + 1];
    const std::vector<uint32_t> &starts = works_.own_postings.starts;
    for (const uint32_t *bigram = codes_end(); bigram < end; bigram++) {
      if (*bigram >= works_.own_postings.size) continue;
      for (uint32_t i = starts[*bigram]; i < starts[*bigram + 1]; i++) {
        const uint32_t own = works_.own_postings.data[i];
        if (own_shared_[own]++ == 0) touched_.push_back(own);
      }
    }
  }

  // Computes `best_by_bit`: by codes alone, then raised by similar titles.
  void bound_bits() {
    best_by_bit.fill(0);
    best_by_bit[ANY_BIT] = ANY_WORK;
    best_by_bit[LACKS_WISH_BIT] = UNKNOWN;
    const uint8_t *const bits = works_.code_bits.data();
    for (const uint32_t *at = codes(); at < codes_end(); at += 2) {
      const uint16_t *const related = relatedness(at[0]);
      for (uint32_t code = 0; code < works_.codes; code++) {
        const int value = code_value(related[code], 0, at[1]);
        if (value > best_by_bit[bits[code]]) best_by_bit[bits[code]] = value;
      }
    }
    for (const uint32_t own : touched_) {
      uint16_t &best = best_by_bit[works_.own_bits[own]];
      best = std::max<int>(best, near(own));
    }
  }

  const Index &index_;
  const Works &works_;
  uint32_t work_ = 0, region_ = 0, requirements_ = 0;
  const uint32_t *condition_ = nullptr;
  std::vector<uint32_t> marked_, touched_;
  // Bigrams that each work entry shares with the title.
  std::vector<uint8_t> own_shared_;
  QueryTable near_, conditions_, certificates_, places_, cities_;
};

// How near every group of job titles is to what a person wants and has done; see own-occupations.ts.
#pragma once
#include <memory>

#include "alike_titles.hpp"

class OwnOccupations {
 public:
  // Value of the best wish, of the best past job, and tenths of related years.
  struct Worth {
    uint16_t wish = 0, back = 0, tenths = 0;
  };

  explicit OwnOccupations(const Index &index)
      : wish(index.works.groups),
        back(index.works.groups),
        tenths(index.works.groups),
        most(index.works.groups),
        related(index.works.groups),
        related_in(index.works.groups),
        touched_in(index.works.groups),
        index_(index),
        works_(index.works),
        touched_work_(index.works.size),
        slot_of_(index.works.size),
        near_(index.works.codes),
        alike_(index.works) {}

  // Wishes come first, then past jobs.
  int wishes = 0, pasts = 0, total_tenths = 0;
  // By group, without any shared word; only related groups are computed before `fill_rest`.
  std::vector<uint16_t> wish, back, tenths;
  // Upper bounds over the touched titles of a group, where it is touched.
  std::vector<Worth> most;
  // Groups in which something may be near; only the first `related_count` entries are valid.
  std::vector<uint32_t> related;
  uint32_t related_count = 0;
  // No group outside the related ones is worth more.
  Worth rest;
  // The query in which a group was found near, or was found to hold a title that shares a word.
  std::vector<uint32_t> related_in, touched_in;
  uint32_t query = 0;

  void take(uint32_t row) {
    const Seekers &seekers = index_.seekers;
    query++;
    const uint32_t at = seekers.works_at[row];
    wishes = seekers.works_count[row] & 15;
    pasts = seekers.works_count[row] >> 4;
    owns_.clear();
    total_tenths = 0;
    for (int i = 0; i < wishes + pasts; i++) {
      Own own;
      own.work = seekers.works[at + i];
      own.value = seekers.works_value[at + i];
      own.is_any = works_.own_any[own.work] == 1;
      const int32_t code = works_.own_code[own.work];
      if (!own.is_any && code >= 0) own.near = near(code);
      if (i >= wishes) total_tenths += own.value;
      owns_.push_back(std::move(own));
    }
    relate_groups();
    touch_titles();
  }

  // The value of a job title; one that shares no words has the value of its group.
  Worth look(uint32_t work, uint32_t group) const {
    if (touched_in[group] == query && touched_work_[work] == query) return slots_[slot_of_[work]].worth;
    return {wish[group], back[group], tenths[group]};
  }

  // Computes the groups that are not related too.
  void fill_rest() {
    if (is_filled_) return;
    is_filled_ = true;
    for (uint32_t group = 0; group < works_.groups; group++) fill_group(group);
  }

 private:
  // Groups nearer than this to a wish or to past work are searched first.
  static constexpr int RELATED = 3'000;
  static constexpr uint32_t MOST_ROWS = 400;

  // Relatedness of a code to all codes, and nearness to all groups when no word is shared.
  struct Near {
    const uint16_t *related;
    std::vector<uint16_t> groups;
    // Groups nearer than `RELATED`, and the nearest of the others.
    std::vector<uint32_t> related_groups;
    uint16_t most_of_others = 0;
  };

  struct Own {
    uint32_t work;
    int value;
    bool is_any;
    std::shared_ptr<const Near> near;
  };

  struct Slot {
    uint32_t work;
    Worth worth;
  };

  // Finds the related groups and an upper bound for the others.
  void relate_groups() {
    any_ = {};
    any_weighted_ = 0;
    for (size_t i = 0; i < owns_.size(); i++) {
      if (!owns_[i].is_any) continue;
      if (static_cast<int>(i) < wishes) {
        any_.wish = std::max<int>(any_.wish, wish_value(ANY_WORK, owns_[i].value));
      } else {
        any_.back = ANY_WORK;
        any_weighted_ += owns_[i].value * ANY_WORK;
      }
    }
    wanted_.clear();
    done_.clear();
    for (size_t i = 0; i < owns_.size(); i++) {
      if (!owns_[i].near) continue;
      (static_cast<int>(i) < wishes ? wanted_ : done_).push_back({owns_[i].near.get(), owns_[i].value});
    }
    rest = {};
    related_count = 0;
    is_filled_ = false;
    if (any_.wish > 0 || any_.back > 0) {
      fill_rest();
      for (uint32_t group = 0; group < works_.groups; group++) relate(group);
      return;
    }
    for (const auto &[near, value] : wanted_) {
      rest.wish = std::max<int>(rest.wish, wish_value(near->most_of_others, value));
      relate_all(*near);
    }
    for (const auto &[near, value] : done_) {
      rest.back = std::max(rest.back, near->most_of_others);
      relate_all(*near);
    }
  }

  void relate_all(const Near &near) {
    for (const uint32_t group : near.related_groups) {
      if (related_in[group] == query) continue;
      relate(group);
      fill_group(group);
    }
  }

  void relate(uint32_t group) {
    related[related_count++] = group;
    related_in[group] = query;
  }

  void fill_group(uint32_t group) {
    int best_wish = any_.wish, best_back = any_.back;
    for (const auto &[near, value] : wanted_)
      best_wish = std::max(best_wish, wish_value(near->groups[group], value));
    int64_t weighted = any_weighted_;
    for (const auto &[near, value] : done_) {
      best_back = std::max<int>(best_back, near->groups[group]);
      if (near->groups[group] >= RELATED_FROM) weighted += value * near->groups[group];
    }
    wish[group] = best_wish;
    back[group] = best_back;
    tenths[group] = weighted / 10'000;
  }

  // Computes every job title for which the words make a difference.
  void touch_titles() {
    const size_t owns = owns_.size();
    slots_.clear();
    near_of_slot_.clear();
    for (size_t i = 0; i < owns; i++) {
      if (owns_[i].is_any) continue;
      const uint16_t *related = owns_[i].near ? owns_[i].near->related : nullptr;
      for (const auto &[work, near] : alike_.of(owns_[i].work, related)) {
        if (touched_work_[work] != query) {
          touched_work_[work] = query;
          slot_of_[work] = slots_.size();
          slots_.push_back({work, {}});
          near_of_slot_.resize(near_of_slot_.size() + owns, AS_GROUP);
        }
        near_of_slot_[slot_of_[work] * owns + i] = near;
      }
    }
    for (size_t slot = 0; slot < slots_.size(); slot++) touch(slots_[slot], &near_of_slot_[slot * owns]);
  }

  void touch(Slot &slot, const uint16_t *nears) {
    const uint32_t group = works_.group[slot.work];
    const Worth worth = slot.worth = worth_of(group, nears);
    if (touched_in[group] != query) {
      touched_in[group] = query;
      most[group] = {};
    }
    raise(most[group], worth);
    if (related_in[group] == query) return;
    if (worth.wish >= RELATED || worth.back >= RELATED) {
      relate(group);
      fill_group(group);
    } else {
      raise(rest, worth);
    }
  }

  static void raise(Worth &bound, const Worth worth) {
    bound.wish = std::max(bound.wish, worth.wish);
    bound.back = std::max(bound.back, worth.back);
    bound.tenths = std::max(bound.tenths, worth.tenths);
  }

  Worth worth_of(uint32_t group, const uint16_t *nears) const {
    int best_wish = 0, best_back = 0;
    int64_t weighted = 0;
    for (size_t i = 0; i < owns_.size(); i++) {
      const Own &own = owns_[i];
      const int near = nears[i] != AS_GROUP ? nears[i]
                       : own.is_any         ? ANY_WORK
                       : own.near           ? own.near->groups[group]
                                            : 0;
      if (static_cast<int>(i) < wishes) {
        best_wish = std::max(best_wish, wish_value(near, own.value));
      } else {
        best_back = std::max(best_back, near);
        if (near >= RELATED_FROM) weighted += own.value * near;
      }
    }
    return {static_cast<uint16_t>(best_wish), static_cast<uint16_t>(best_back),
            static_cast<uint16_t>(weighted / 10'000)};
  }

  std::shared_ptr<const Near> near(uint32_t code) {
    if (near_[code]) return near_[code];
    auto made = std::make_shared<Near>();
    made->related = &index_.relatedness[static_cast<size_t>(code) * works_.codes];
    made->groups.resize(works_.groups);
    for (uint32_t group = 0; group < works_.groups; group++) {
      const uint16_t value = by_codes(works_, made->related, group, 0);
      made->groups[group] = value;
      if (value >= RELATED) {
        made->related_groups.push_back(group);
      } else {
        made->most_of_others = std::max(made->most_of_others, value);
      }
    }
    if (near_known_ >= MOST_ROWS) {
      near_.assign(near_.size(), nullptr);
      near_known_ = 0;
    }
    near_known_++;
    return near_[code] = std::move(made);
  }

  // Nearness to all groups of a wish or past job that has a code.
  struct Coded {
    const Near *near;
    int value;
  };

  const Index &index_;
  const Works &works_;
  std::vector<Own> owns_;
  std::vector<Coded> wanted_, done_;
  // By job title: the query in which it was touched, and its slot.
  std::vector<uint32_t> touched_work_, slot_of_;
  std::vector<Slot> slots_;
  // Nearness by slot and work entry; `AS_GROUP` where it equals that of the group.
  static constexpr uint16_t AS_GROUP = 0xffff;
  std::vector<uint16_t> near_of_slot_;
  // Value of a wish for any work, and of such past work.
  Worth any_;
  int64_t any_weighted_ = 0;
  bool is_filled_ = false;
  std::vector<std::shared_ptr<const Near>> near_;
  uint32_t near_known_ = 0;
  AlikeTitles alike_;
};

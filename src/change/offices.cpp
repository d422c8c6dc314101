#include "change/offices.hpp"

#include <algorithm>

namespace entente::change {
namespace {

double middle(double a, std::optional<double> b) { return b ? (a + *b) / 2 : a; }

double begin_of(const date::Edtf& when) {
  const auto earliest = date::axis_earliest(when);
  return earliest ? middle(*earliest, date::axis_start_latest(when)) : -always;
}

double end_of_post(const date::Edtf& when) {
  const auto latest = date::axis_latest(when);
  return latest ? middle(*latest, date::axis_end_earliest(when)) : always;
}

bool holds(const date::Edtf& when, double noon) {
  return begin_of(when) < noon && end_of_post(when) > noon;
}

/// The first post at a house that is drawn, and the house.
std::pair<const Post*, ActorIndex> post_at(const Dossier& dossier, const std::vector<Post>& posts,
                                           const Panel& panel, ActorIndex actor) {
  for (const Post& post : posts) {
    const ActorIndex house = select::house_of(dossier, post.of, post.when);
    if (house != actor && panel.houses.count(house) > 0) return {&post, house};
  }
  return {nullptr, actor};
}

void sort(Offices& offices) {
  std::stable_sort(offices.list.begin(), offices.list.end(), [](const Office& a, const Office& b) {
    return std::pair(a.change == Change::kept, a.day) < std::pair(b.change == Change::kept, b.day);
  });
}

}  // namespace

bool has_office(const Dossier& dossier, ActorIndex house, double noon) {
  return std::any_of(dossier.actors.begin(), dossier.actors.end(), [&](const Actor& actor) {
    return std::any_of(actor.posts.begin(), actor.posts.end(), [&](const Post& post) {
      return post.when && !date::is_undated(*post.when) && holds(*post.when, noon) &&
             select::house_of(dossier, post.of, post.when) == house;
    });
  });
}

Offices offices_between(const United& united, const Panel& panel) {
  Offices offices;
  for (std::uint32_t i = 0; i < united.dossier.actors.size(); ++i) {
    const ActorIndex actor{i};
    const bool gone = united.actors[i].change == Change::ended;
    const std::vector<Post> none;
    const auto [before, old_house] = post_at(united.dossier, united.earlier_posts[i], panel, actor);
    const auto [after, new_house] =
        post_at(united.dossier, gone ? none : united.dossier[actor].posts, panel, actor);
    if (!before && !after) continue;
    Office office{actor, after ? new_house : old_house};
    office.post = after ? after : before;
    const bool alike = before && after && before->role == after->role && before->of == after->of;
    office.change = !before  ? Change::added
                    : !after ? Change::ended
                    : alike  ? Change::kept
                             : Change::changed;
    if (office.change == Change::changed) office.before = before;
    office.day = static_cast<double>(office.change);
    offices.list.push_back(office);
  }
  sort(offices);
  return offices;
}

Offices offices_between(const Dossier& dossier, const Panel& panel) {
  Offices offices;
  for (std::size_t i = 0; i < dossier.actors.size(); ++i) {
    const ActorIndex actor{static_cast<std::uint32_t>(i)};
    const Post *before = nullptr, *after = nullptr;
    ActorIndex house = actor;
    for (const Post& post : dossier[actor].posts) {
      const ActorIndex own = select::house_of(dossier, post.of, post.when);
      if (own == actor || panel.houses.count(own) == 0) continue;
      if (!post.when || date::is_undated(*post.when)) {
        ++offices.undated;
        continue;
      }
      // One who goes from house to house is told at the later one.
      const bool is = holds(*post.when, panel.period.next);
      if (is && !after) {
        after = &post;
        house = own;
      }
      if (holds(*post.when, panel.period.from) && !before) {
        before = &post;
        if (!after) house = own;
      }
    }
    if (!before && !after) continue;
    Office office{actor, house};
    office.post = after ? after : before;
    office.change = !before           ? Change::added
                    : !after          ? Change::ended
                    : before != after ? Change::changed
                                      : Change::kept;
    if (office.change == Change::changed) office.before = before;
    office.day = after ? begin_of(*after->when) : end_of_post(*before->when);
    offices.list.push_back(office);
  }
  sort(offices);
  return offices;
}

}  // namespace entente::change

#include "stages/captions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "languages/language.hpp"
#include "select/naming.hpp"
#include "stages/glyphs.hpp"
#include "text/measure.hpp"
#include "words/item_words.hpp"
#include "words/spells.hpp"

namespace entente::stages {
namespace {

using change::Fact;
using change::Mention;
using words::Fineness;

constexpr double leading = 1.2;
constexpr std::size_t most_names = 5, few_names = 3;  // of those who act together

double indent(const theme::Metrics& m) { return 2.75 * badge_radius(m); }
double after_date(const theme::Metrics& m) { return 0.5 * m.note; }

class Captioner {
 public:
  Captioner(const Context& context, const change::Story& story, const change::Panel& panel,
            double width, const CaptionStyle& style)
      : style_(style),
        context_(context),
        dossier_(context.dossier),
        m_(context.look.metrics),
        story_(story),
        panel_(panel),
        width_(width) {}

  CaptionList make() const {
    CaptionList result;
    const std::vector<std::size_t> order = weightiest_first();
    std::set<std::size_t> taken;
    std::size_t lines = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
      const std::size_t needed = caption(panel_.mentions[order[i]]).lines.size();
      const bool last = i + 1 == order.size();
      const bool fits = lines + needed + (last ? 0 : 1) <= style_.most_lines;
      if (taken.size() == style_.most || !fits) break;
      taken.insert(order[i]);
      lines += needed;
    }
    for (const std::size_t i : taken) {
      result.list.push_back(caption(panel_.mentions[i]));
    }
    result.left = order.size() - taken.size();
    result.more = more_words(result.left, context_.phrases());
    return result;
  }

 private:
  const Fact& fact(const Mention& mention) const { return story_.facts.list[mention.fact]; }

  std::vector<std::size_t> weightiest_first() const {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < panel_.mentions.size(); ++i) order.push_back(i);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      const Fact &x = fact(panel_.mentions[a]), &y = fact(panel_.mentions[b]);
      return std::pair(x.lasts, x.weight) > std::pair(y.lasts, y.weight);
    });
    return order;
  }

  Caption caption(const Mention& mention) const {
    const languages::Phrases& phrases = context_.phrases();
    const Fact& what = fact(mention);
    Caption caption;
    caption.change = mention.change;
    caption.sign = what.sign;
    caption.number = what.number;
    caption.date = date_of(mention);
    caption.day = mention.day;
    std::string words = fact_words(dossier_, story_, what);
    if (mention.before) {
      const Fact& before = story_.facts.list[*mention.before];
      caption.before = before.number;
      words = fmt::format(fmt::runtime(phrases.turned), fact_words(dossier_, story_, before),
                          what.words);
    }
    if (!mention.how.empty()) words += "; " + mention.how;
    if (mention.again && mention.change == Change::added)
      words = fmt::format(fmt::runtime(phrases.again), words);
    set_words(words, width_, m_, caption);
    return caption;
  }

  /// The day that a mention is about, as finely as the panel needs.
  std::string date_of(const Mention& mention) const {
    const Fact& what = fact(mention);
    if (!what.when) return {};
    const Fineness fineness = fineness_of(mention);
    if (mention.change == Change::ended && what.lasts && panel_.period.contains(what.begin)) {
      return words::spell(*what.when, dossier_.language, fineness);
    }
    if (!what.lasts || mention.change == Change::kept) {
      return words::spell(*what.when, dossier_.language,
                          mention.change == Change::kept ? Fineness::year : fineness);
    }
    const auto end = end_of(*what.when, mention.change == Change::ended);
    return words::spell(end ? *end : *what.when, dossier_.language, fineness);
  }

  /// Years, but months where two changes share a year, and days in a panel of few months.
  Fineness fineness_of(const Mention& mention) const {
    if (style_.days || panel_.period.next - panel_.period.from < 100) return Fineness::day;
    const date::Year year = year_of(mention);
    const auto same = std::count_if(panel_.mentions.begin(), panel_.mentions.end(),
                                    [&](const Mention& o) { return year_of(o) == year; });
    return same > 1 ? Fineness::month : Fineness::year;
  }

  /// An end is the day after the last.
  date::Year year_of(const Mention& mention) const {
    const Fact& what = fact(mention);
    const bool ends = mention.change == Change::ended && what.lasts && mention.day == what.end;
    return date::from_day_number(mention.day - (ends ? 0.5 : 0)).year;
  }

  const CaptionStyle& style_;
  const Context& context_;
  const Dossier& dossier_;
  const theme::Metrics& m_;
  const change::Story& story_;
  const change::Panel& panel_;
  double width_;
};

/// Who of those that take part is named by the words of an event; nobody if others share them.
struct Named {
  bool acting = false, acted_upon = false;
};

Named named_by_words(const Dossier& dossier, const change::Story& story, const Fact& fact) {
  Named named;
  const bool shared =
      std::any_of(story.facts.list.begin(), story.facts.list.end(), [&](const Fact& other) {
        return other.is_event && other.number != fact.number && other.words == fact.words;
      });
  if (shared || !fact.is_event) return named;
  const auto is_in = [](const std::vector<ActorIndex>& houses, ActorIndex house) {
    return std::find(houses.begin(), houses.end(), house) != houses.end();
  };
  for (std::uint32_t i = 0; i < dossier.actors.size(); ++i) {
    const ActorIndex actor{i}, house = select::house_of(dossier, actor, std::nullopt);
    const bool acts = is_in(fact.from, house), suffers = is_in(fact.to, house);
    if ((!acts && !suffers) || !select::names_actor(fact.words, dossier[actor])) continue;
    named.acting |= acts;
    named.acted_upon |= suffers;
  }
  return named;
}

}  // namespace

std::size_t CaptionList::lines() const {
  std::size_t lines = more.empty() ? 0 : 1;
  for (const Caption& caption : list) lines += caption.lines.size();
  return lines;
}

std::optional<date::Edtf> end_of(const date::Edtf& when, bool last) {
  const std::size_t slash = when.text.find('/');
  if (slash == when.text.npos) return when;
  auto parsed = date::parse(last ? when.text.substr(slash + 1) : when.text.substr(0, slash));
  if (auto* end = std::get_if<date::Edtf>(&parsed)) return std::move(*end);
  return std::nullopt;
}

std::string fact_words(const Dossier& dossier, const change::Story& story, const Fact& fact) {
  const Named named = named_by_words(dossier, story, fact);
  if (named.acting) return fact.words;
  auto names = [&](const std::vector<ActorIndex>& actors) {
    std::vector<std::string> list;
    for (const ActorIndex actor : actors) list.push_back(dossier[actor].short_name);
    return list;
  };
  const languages::Phrases& phrases = languages::phrases(dossier.language);
  const auto counted = [&](const std::vector<ActorIndex>& actors) {
    std::vector<std::string> list = names(actors);
    if (list.size() <= most_names) return words::joined(list, phrases);
    const std::size_t more = list.size() - few_names;
    list.resize(few_names);
    return fmt::format("{}", fmt::join(list, phrases.in_list)) +
           fmt::format(fmt::runtime(phrases.and_more), more);
  };
  if (fact.equals()) {
    return fmt::format("{}{}{}", fmt::join(names(fact.from), "–"), phrases.colon, fact.words);
  }
  // "Invades Saxony" says whom, but not who.
  if (named.acted_upon) {
    return fmt::format("{}{}{}", counted(fact.from), phrases.colon, fact.words);
  }
  // A line ends before the arrow rather than behind it.
  std::string towards(phrases.towards);
  while (towards.ends_with(' ')) towards.pop_back();
  return fmt::format("{}{}\u00a0{}{}{}", counted(fact.from), towards, counted(fact.to),
                     phrases.colon, fact.words);
}

std::vector<std::string> hanging(const std::string& words, double lead, double width, double size) {
  const text::Style style{size, false};
  const double room = width / text::safety;
  std::size_t cut = 0;
  if (text::width(words, style) <= room - lead) {
    cut = words.size();
  } else {
    for (std::size_t space = words.find(' '); space != words.npos;
         space = words.find(' ', space + 1)) {
      if (text::width(words.substr(0, space), style) > room - lead) break;
      cut = space;
    }
  }
  std::vector<std::string> lines{words.substr(0, cut)};
  const std::size_t rest = words.find_first_not_of(' ', cut);
  if (rest == words.npos) return lines;
  for (std::string& line : text::wrap(words.substr(rest), style, room, 0)) {
    lines.push_back(std::move(line));
  }
  return lines;
}

CaptionList captions(const Context& context, const change::Story& story, const change::Panel& panel,
                     double width, const CaptionStyle& style) {
  return Captioner(context, story, panel, width, style).make();
}

void set_words(const std::string& words, double width, const theme::Metrics& m, Caption& caption) {
  const double lead =
      caption.date.empty() ? 0 : text::width(caption.date, {m.note, true}) + after_date(m);
  caption.lines = hanging(words, lead, width - indent(m), m.note);
}

std::string more_words(std::size_t left, const languages::Phrases& phrases) {
  if (left == 0) return {};
  const std::string more = fmt::format(fmt::runtime(phrases.and_more), left);
  return more.substr(more.find_first_not_of(' '));
}

double caption_height(const CaptionList& captions, const theme::Metrics& m) {
  return static_cast<double>(captions.lines()) * m.note * leading +
         static_cast<double>(captions.list.size()) * captions.air * m.note;
}

void draw_captions(const CaptionList& captions, Point at, const Look& look,
                   std::vector<Element>& out) {
  const theme::Metrics& m = look.metrics;
  const double line = m.note * leading, x = at.x + indent(m);
  double y = at.y;
  for (const Caption& caption : captions.list) {
    const Color color = badge_color(caption.change, caption.sign, look);
    Group group;
    if (caption.number > 0) group.data = {{"change", std::to_string(caption.number)}};
    if (!caption.person.empty()) group.data = {{"office", caption.person}};
    const Point middle{at.x + badge_radius(m), y + line / 2};
    draw_change(caption.change, middle, badge_radius(m), color, look, group.elements);
    if (caption.change == change::Change::kept) {
      const Point half{badge_radius(m), 0};
      group.elements.push_back(
          stages::line(middle - half, middle + half, {look.theme.outline, m.rule}));
    }
    const double base = text::baseline(y + line / 2, m.note);
    group.elements.push_back(text_from({x, base}, caption.date, {m.note, true}, look.theme.ink));
    double left = x + text::width(caption.date, {m.note, true}) + after_date(m);
    if (caption.date.empty()) left = x;
    for (const std::string& words : caption.lines) {
      if (!words.empty()) {
        group.elements.push_back(text_from({left, text::baseline(y + line / 2, m.note)}, words,
                                           {m.note, false}, look.theme.secondary));
      }
      left = x;
      y += line;
    }
    y += captions.air * m.note;
    out.push_back(std::move(group));
  }
  if (!captions.more.empty()) {
    out.push_back(text_from({x, text::baseline(y + line / 2, m.note)}, captions.more,
                            {m.note, false}, look.theme.secondary));
  }
}

}  // namespace entente::stages

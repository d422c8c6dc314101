#include "judge/texts.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente::judge {
namespace {

constexpr double least_contrast = 4.5;  // WCAG 2.2, 1.4.3 (AA)
constexpr double shared_area = 0.03;    // of the smaller line box: more is an overlap to the eye

/// A text with its boxes.
struct Line {
  std::size_t piece;
  Rect letters, box;
};

class TextJudge {
 public:
  TextJudge(const Page& page, scene::Color paper, double floor, Findings& found)
      : page_(page), paper_(paper), floor_(floor), found_(found) {
    for (std::size_t i = 0; i < page.pieces.size(); ++i) {
      if (const scene::TextShape* shape = page.pieces[i].text()) {
        lines_.push_back({i, letters(*shape), line_box(*shape)});
      }
    }
  }

  void judge() {
    // A line of several fonts or directions is as many texts to whoever reads the file.
    for (const Line& line : lines_) {
      found_.measures.texts += std::max<std::size_t>(1, piece(line).text()->line.parts.size());
    }
    check_overlaps();
    for (const Line& line : lines_) {
      const bool spilled = spills(line);
      if (spilled) {
        fault(Flaw::text_spills, line,
              quoted(piece(line)) + " spills over a shape" + place(line.letters));
      }
      check_struck(line, spilled);
      check_covered(line);
      check_type(line);
    }
  }

 private:
  const Piece& piece(const Line& line) const { return page_.pieces[line.piece]; }

  void fault(Flaw flaw, const Line& line, std::string message) {
    found_.faults.push_back({flaw, line.piece, std::move(message)});
  }

  static bool overlap(const Line& a, const Line& b) {
    const double less = std::min(a.box.width * a.box.height, b.box.width * b.box.height);
    return a.box.overlap(b.box) > shared_area * less ||
           a.letters.grown(-touch / 2).overlap(b.letters.grown(-touch / 2)) > 0;
  }

  void check_overlaps() {
    std::vector<Line> sorted = lines_;
    std::stable_sort(sorted.begin(), sorted.end(), [](const Line& a, const Line& b) {
      return a.letters.left() < b.letters.left();
    });
    for (auto a = sorted.begin(); a != sorted.end(); ++a) {
      for (auto b = a + 1; b != sorted.end() && b->letters.left() < a->letters.right(); ++b) {
        if (!overlap(*a, *b)) continue;
        fault(Flaw::text_overlap, *a,
              fmt::format("{} and {} overlap{}", quoted(piece(*a)), quoted(piece(*b)),
                          place(a->letters)));
      }
    }
  }

  /// A filled shape between line and text hides the line.
  bool hidden(std::size_t stroke, const Line& line) const {
    for (std::size_t f = stroke + 1; f < line.piece; ++f) {
      const Piece& cover = page_.pieces[f];
      if (cover.filled() && geometry::excess(line.letters, cover.bounds) < touch) return true;
    }
    return false;
  }

  /// `spilled`: that it crosses the outline of a filled shape is known.
  void check_struck(const Line& line, bool spilled) {
    for (std::size_t s = 0; s < page_.pieces.size(); ++s) {
      const Piece& stroke = page_.pieces[s];
      if (!stroke.stroked() || stroke.bounds.overlap(line.letters) <= 0) continue;
      if (spilled && stroke.filled()) continue;
      const double width = stroke.paint()->stroke->width;
      for (const std::vector<Point>& points : outlines(stroke)) {
        if (!geometry::strikes(points, width, line.letters) || hidden(s, line)) continue;
        fault(Flaw::text_struck, line,
              quoted(piece(line)) + " is struck through" + place(line.letters));
        return;
      }
    }
  }

  void check_covered(const Line& line) {
    const Rect box = line.letters.grown(-touch / 2);
    if (box.width <= 0) return;
    for (std::size_t s = line.piece + 1; s < page_.pieces.size(); ++s) {
      const Piece& shape = page_.pieces[s];
      if (!shape.filled() || shape.bounds.overlap(box) <= 0) continue;
      fault(Flaw::text_covered, line, quoted(piece(line)) + " is covered" + place(line.letters));
      return;
    }
  }

  /// The topmost filled shape under a point of a text; nullptr: the page.
  const Piece* ground(const Line& line, Point point) const {
    for (std::size_t s = line.piece; s-- > 0;) {
      if (covers(page_.pieces[s], point)) return &page_.pieces[s];
    }
    return nullptr;
  }

  /// What holds a text must hold all of it; what belongs to a node or a tie must not be stood on
  /// with one foot.
  bool spills(const Line& line) const {
    const Piece* under = ground(line, line.box.center());
    const bool wide = under && under->bounds.width > 0.8 * page_.rect.width;  // a band of the page
    if (under && !wide && geometry::excess(line.box, under->bounds) > 1) return true;
    const Rect box = line.letters.grown(-touch / 2);
    if (box.width <= 0) return false;
    for (std::size_t s = 0; s < line.piece; ++s) {
      const Piece& shape = page_.pieces[s];
      const scene::Part part = page_.part_of(shape);
      const bool solid = part == scene::Part::node || part == scene::Part::edge;
      if (!solid || !shape.filled() || shape.bounds.overlap(box) <= 0) continue;
      if (geometry::excess(box, shape.bounds) > touch && !hidden(s, line)) return true;
    }
    return false;
  }

  void check_type(const Line& line) {
    const scene::TextShape& shape = *piece(line).text();
    double& smallest = found_.measures.smallest_type;
    smallest = smallest > 0 ? std::min(smallest, shape.size) : shape.size;
    if (shape.size < floor_ - 0.005) {
      fault(Flaw::small_type, line,
            fmt::format("{} is set in {:.0f} % of the smallest size that is legible{}",
                        quoted(piece(line)), 100 * shape.size / floor_, place(line.letters)));
    }
    const Piece* under = ground(line, line.box.center());
    const double ratio = theme::contrast(shape.color, under ? *under->paint()->fill : paper_);
    double& lowest = found_.measures.lowest_contrast;
    lowest = lowest > 0 ? std::min(lowest, ratio) : ratio;
    if (ratio < least_contrast) {
      fault(Flaw::low_contrast, line,
            fmt::format("{} has a contrast of {:.2f} to its ground, below {}{}",
                        quoted(piece(line)), ratio, least_contrast, place(line.letters)));
    }
  }

  const Page& page_;
  scene::Color paper_;
  double floor_;
  Findings& found_;
  std::vector<Line> lines_;
};

}  // namespace

std::string place(const Rect& r) { return fmt::format(" at {:.1f},{:.1f}", r.x, r.y); }

void check_texts(const Page& page, scene::Color paper, double floor, Findings& found) {
  TextJudge(page, paper, floor, found).judge();
}

}  // namespace entente::judge

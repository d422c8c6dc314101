#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <random>
#include <thread>
#include <vector>

#include "support/catch.hpp"

// This program asks for memory as `entente` does: see src/cli/small_blocks.cpp.

namespace {

/// Pieces of many sizes, each full of a letter of its own as long as it is in use.
class Pieces {
 public:
  explicit Pieces(unsigned seed) : random_(seed) {}
  ~Pieces() {
    while (!pieces_.empty()) give_back(0);
  }

  void ask() {
    const std::size_t size = random_() % (random_() % 8 == 0 ? 100000 : 1200);
    auto* memory = static_cast<unsigned char*>(operator new(size));
    aligned_ =
        aligned_ && reinterpret_cast<std::uintptr_t>(memory) % alignof(std::max_align_t) == 0;
    const auto letter = static_cast<unsigned char>(random_());
    std::memset(memory, letter, size);
    pieces_.push_back({memory, size, letter});
  }
  void give_back_any() {
    if (!pieces_.empty()) give_back(random_() % pieces_.size());
  }
  bool sound() const { return aligned_ && whole_; }

 private:
  struct Piece {
    unsigned char* memory;
    std::size_t size;
    unsigned char letter;
  };

  void give_back(std::size_t index) {
    const Piece piece = pieces_[index];
    for (std::size_t i = 0; i < piece.size; ++i) whole_ = whole_ && piece.memory[i] == piece.letter;
    pieces_[index] = pieces_.back();
    pieces_.pop_back();
    random_() % 2 == 0 ? operator delete(piece.memory) : operator delete(piece.memory, piece.size);
  }

  std::mt19937 random_;
  std::vector<Piece> pieces_;
  bool aligned_ = true, whole_ = true;
};

}  // namespace

TEST_CASE("no two pieces of memory lie on each other, and all are aligned") {
  Pieces pieces(1);
  for (int round = 0; round < 20000; ++round) {
    round % 5 < 3 ? pieces.ask() : pieces.give_back_any();
  }
  CHECK(pieces.sound());
}

TEST_CASE("what one thread asked for another may give back") {
  std::vector<std::unique_ptr<std::vector<int>>> lists;
  std::thread asks([&] {
    for (int i = 0; i < 2000; ++i) lists.push_back(std::make_unique<std::vector<int>>(i % 60, i));
  });
  asks.join();
  std::thread gives_back([&] { lists.clear(); });
  gives_back.join();
  Pieces pieces(2);
  for (int round = 0; round < 2000; ++round) pieces.ask();
  CHECK(pieces.sound());
}

TEST_CASE("what is given back is used again") {
  void* const piece = operator new(200);
  operator delete(piece);
  void* const again = operator new(200);
  CHECK(again == piece);
  operator delete(again);
}

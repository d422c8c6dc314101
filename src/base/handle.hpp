#pragma once

#include <memory>

namespace entente::base {

template <auto destroy>
struct Destroy {
  template <class T>
  void operator()(T* object) const {
    destroy(object);
  }
};

/// Owns an object of a C library.
template <class T, auto destroy>
using Handle = std::unique_ptr<T, Destroy<destroy>>;

}  // namespace entente::base

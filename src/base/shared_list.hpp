#pragma once

#include <functional>
#include <initializer_list>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace entente::base {

/// A list that copies share until one of them is changed.
template <class T>
class SharedList {
 public:
  SharedList() = default;
  SharedList(std::vector<T> list)  // as a list is meant
      : list_(list.empty() ? nullptr : std::make_shared<std::vector<T>>(std::move(list))) {}
  SharedList(std::initializer_list<T> list) : SharedList(std::vector<T>(list)) {}

  auto begin() const { return get().begin(); }
  auto end() const { return get().end(); }
  std::size_t size() const { return get().size(); }
  bool empty() const { return !list_ || list_->empty(); }
  const T& front() const { return list_->front(); }
  const T& operator[](std::size_t i) const { return (*list_)[i]; }
  const std::vector<T>& get() const {
    static const std::vector<T> none;
    return list_ ? *list_ : none;
  }
  /// This copy's own.
  std::vector<T>& edit() {
    if (!list_ || list_.use_count() > 1) list_ = std::make_shared<std::vector<T>>(get());
    return *list_;
  }

 private:
  std::shared_ptr<std::vector<T>> list_;
};

/// Words that copies share until they are given others.
class SharedText {
 public:
  /// For tables in which copies that share their words are one, and equal words of others are not.
  struct ByIdentity {
    std::size_t operator()(const SharedText& text) const {
      return std::hash<const std::string*>()(text.words_.get());
    }
    bool operator()(const SharedText& a, const SharedText& b) const { return a.words_ == b.words_; }
  };

  SharedText& operator=(std::string words) {
    words_ = std::make_shared<const std::string>(std::move(words));
    return *this;
  }
  const std::string& get() const {
    static const std::string none;
    return words_ ? *words_ : none;
  }
  operator const std::string&() const { return get(); }  // as words are meant
  bool empty() const { return !words_ || words_->empty(); }

 private:
  std::shared_ptr<const std::string> words_;
};

}  // namespace entente::base

#pragma once

#include <sys/types.h>

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "process/channel.hpp"
#include "process/deadline.hpp"

namespace entente::process {

enum class Manner {
  silent,  ///< for a foreign library: prints nothing, leaves no core, is killed if it is orphaned
  like_parent,  ///< handles signals as its parent does, and is asked to end (SIGTERM) if orphaned
};

/// A forked child with a channel to it. It ends when this process ends, whatever ends that: on
/// Linux the kernel sees to it, elsewhere a thread in the child that waits for the channel to be
/// closed. Of what this process has open to other children it holds nothing.
///
/// Start it from a thread that lives as long as the child may: to Linux its end is the parent's.
class Child {
 public:
  /// `work` is done in the child, which then ends; also if it throws.
  Child(Manner manner, const std::function<void(Channel&)>& work);
  /// Kills it if it runs.
  ~Child();
  Child(Child&& other) noexcept;
  Child& operator=(Child&& other) noexcept;

  /// False if none could be started.
  explicit operator bool() const { return process_ > 0; }
  Channel& channel() { return channel_; }
  void kill();
  /// Closes the channel and waits for the end: the status, as of waitpid().
  int wait();

 private:
  pid_t process_ = -1;
  Channel channel_;
};

/// Which of them have something to say, or are gone; waits until one has.
std::vector<std::size_t> speaking(const std::vector<Child*>& children);

/// What `work` returned in a child. Nullopt if it had nothing, crashed, threw, or was not done by
/// the deadline.
std::optional<std::string> answer_of_child(const std::function<std::optional<std::string>()>& work,
                                           const Deadline& deadline);

/// Passes a signal on to all children and waits for their end. For signal handlers.
void end_children(int signal) noexcept;

/// What is done where the kernel does not end orphans: raises `signal` in this process once the
/// other end of the channel is closed.
void raise_when_closed(const Channel& channel, int signal);

}  // namespace entente::process

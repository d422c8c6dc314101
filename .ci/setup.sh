# What examples/run and tests/run have in common: packages and the build. Read with "." from the
# top folder of the sources.

build_dir=build

have() { command -v "$1" >/dev/null 2>&1; }

say() { printf '%s\n' "$*"; }

die() {
  say "$*" >&2
  exit 1
}

# Packages to build entente, by the names of each system; "bundle" adds what packs them, "test" those of the tests, "ci" those
# of checks for servers. With ":" behind it: where the system has it.
packages_for() {
  manager_name=$1
  case $1 in
  apt) set -- "$2" catch2 g++ cmake ninja-build pkg-config libboost-dev nlohmann-json3-dev \
    libfmt-dev libcli11-dev libexpat1-dev zlib1g-dev libzstd-dev libyaml-cpp-dev libharfbuzz-dev libfribidi-dev libicu-dev libwoff-dev libfontconfig-dev libgraphviz-dev librsvg2-dev libcairo2-dev libzip-dev libpugixml-dev libqpdf-dev \
    libcpp-httplib-dev fonts-liberation ;;
  dnf) set -- "$2" catch2-devel gcc-c++ cmake ninja-build pkgconf-pkg-config boost-devel json-devel \
    fmt-devel cli11-devel expat-devel zlib-devel libzstd-devel yaml-cpp-devel harfbuzz-devel fribidi-devel libicu-devel woff2-devel fontconfig-devel graphviz-devel librsvg2-devel cairo-devel libzip-devel pugixml-devel qpdf-devel \
    cpp-httplib-devel liberation-sans-fonts ;;
  pacman) set -- "$2" catch2 gcc cmake ninja pkgconf boost nlohmann-json fmt cli11 expat zlib zstd yaml-cpp harfbuzz fribidi icu woff2 fontconfig graphviz \
    librsvg cairo libzip pugixml qpdf cpp-httplib ttf-liberation ;;
  brew) set -- "$2" catch2 cmake ninja pkgconf boost nlohmann-json fmt cli11 expat zlib zstd yaml-cpp harfbuzz fribidi icu4c woff2 fontconfig graphviz librsvg \
    cairo libzip pugixml qpdf cpp-httplib ;;
  esac
  purpose=$1 test_package=$2
  shift 2
  # What makes a folder with all libraries, and tests it.
  if [ "$purpose" != build ] && [ "$manager_name" = apt ]; then set -- "$@" patchelf binutils; fi
  if [ "$purpose" != build ] && [ "$purpose" != bundle ]; then
    set -- "$@" "$test_package" pandoc unzip make
    # For the interactive page: a browser, and what drives it.
    if [ "$manager_name" != brew ]; then set -- "$@" chromium:; fi
    if [ "$manager_name" = apt ]; then
      # What reads the exports; with it comes the interpreter that can.
      set -- "$@" python3-networkx: python3-openpyxl: python3-icalendar:
      # For words in other scripts than Latin; for their layout.
      set -- "$@" fonts-noto-core fonts-noto-cjk fonts-liberation2: clang-format-14:
      if [ "$purpose" = ci ]; then set -- "$@" clang-14 libclang-rt-14-dev clang-tidy-14; fi
    fi
    have npm || set -- "$@" nodejs npm
  fi
  say "$@"
}

installed() {
  case $1 in
  apt) [ "$(dpkg-query -W -f='${db:Status-Status}' "$2" 2>/dev/null)" = installed ] ;;
  dnf) rpm -q --whatprovides "$2" >/dev/null 2>&1 ;;
  pacman) pacman -Qi "$2" >/dev/null 2>&1 ;;
  brew) brew list --versions "$2" >/dev/null 2>&1 ;;
  esac
}

# Runs a command as root.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif have sudo; then
    sudo "$@"
  else
    die "This needs root. Please run as root: $*"
  fi
}

apt() { as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=600 -qq "$@"; }

apt_lists_present() {
  for list in /var/lib/apt/lists/*Packages*; do
    if [ -e "$list" ]; then return 0; fi
  done
  return 1
}

available() {
  if [ "$1" != apt ]; then return 0; fi
  apt_lists_present || apt update
  apt-cache show "$2" >/dev/null 2>&1
}

install_with() {
  manager=$1
  shift
  case $manager in
  apt)
    apt_lists_present || apt update
    # Old lists name files that are gone: fetch new ones and try again.
    apt install -y --no-install-recommends "$@" ||
      { apt update && apt install -y --no-install-recommends "$@"; }
    ;;
  dnf) as_root dnf install -y "$@" ;;
  pacman) as_root pacman -S --needed --noconfirm "$@" ;;
  brew) brew install "$@" ;;
  esac
}

# install_packages build|bundle|test|ci: installs what is missing, and names it first.
install_packages() {
  manager=
  for candidate in apt-get dnf pacman brew; do
    if have "$candidate"; then
      manager=${candidate%-get}
      break
    fi
  done
  if [ -z "$manager" ]; then
    say "No package manager that is known here; src/guide/building.md lists what must be installed."
    return 0
  fi
  missing=
  for package in $(packages_for "$manager" "$1"); do
    name=${package%:}
    if installed "$manager" "$name"; then continue; fi
    if [ "$name" = "$package" ] || available "$manager" "$name"; then missing="$missing $name"; fi
  done
  if [ -z "$missing" ]; then return 0; fi
  say "Packages to install:$missing"
  # shellcheck disable=SC2086  # one word for each package
  install_with "$manager" $missing
}

# What drives the page of the browser test and the server for assistants, as the lock files have it. The
# tests themselves ask no network; without this these are skipped.
install_drivers() {
  for folder in tests/browser tests/assistant; do
    (
      cd $folder || return
      if ! have npm || [ node_modules/.package-lock.json -nt package-lock.json ]; then return 0; fi
      say "Packages to install from npm: what $folder/package-lock.json names"
      npm ci --silent --no-audit --no-fund --ignore-scripts || say "They cannot be had."
    )
  done
}

# configure [OPTION…]: prepares the build; options and those below are for a new folder.
configure() {
  cache=$build_dir/CMakeCache.txt
  if [ -e "$cache" ] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$(pwd -P)" "$cache"; then
    rm -rf "$cache" "$build_dir/CMakeFiles" # the folder was moved or copied
  fi
  if [ -e "$cache" ]; then
    set --
  else
    if have ninja; then set -- -G Ninja "$@"; fi
    if have ccache; then set -- -DCMAKE_CXX_COMPILER_LAUNCHER=ccache "$@"; fi
    # Several files of a room at a time: half the work for whoever builds everything once.
    set -- -DCMAKE_BUILD_TYPE=Release -DCMAKE_UNITY_BUILD=ON -DCMAKE_UNITY_BUILD_BATCH_SIZE=8 "$@"
  fi
  mkdir -p "$build_dir"
  if ! cmake -S . -B "$build_dir" "$@" >"$build_dir/configure.log" 2>&1; then
    cat "$build_dir/configure.log" >&2
    die "The build could not be configured."
  fi
}

# build TARGET: builds what has changed.
build() { cmake --build "$build_dir" --target "$1" --parallel "$(getconf _NPROCESSORS_ONLN)"; }

# run_tests [WORD…]: words go to ctest.
run_tests() {
  ctest --test-dir "$build_dir" --output-on-failure --parallel "$(getconf _NPROCESSORS_ONLN)" "$@"
}

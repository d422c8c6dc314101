# Read with "." by tests that need other programs.

# lacks WHAT: ends the test as skipped, which fails where CI is set: what tests need is installed
# there. ENTENTE_MAY_LACK: what is not to be had there all the same, in words.
lacks() {
  echo "skipped: no $1"
  if [ -z "${CI:-}" ]; then exit 77; fi
  case " ${ENTENTE_MAY_LACK:-} " in
  *" $1 "*) exit 77 ;;
  esac
  exit 1
}

needs() {
  for program; do command -v "$program" >/dev/null 2>&1 || lacks "$program"; done
}

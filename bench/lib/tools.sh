# What the measurements share; sourced by them with the repository as working directory.

fail() { echo "bench/$(basename "$0"): $*" >&2; exit 2; }

need() { for tool in "$@"; do command -v "$tool" >/dev/null || fail "needs $tool: install it and run again"; done; }

# The java of a JDK 25 or newer: JAVA_HOME's, the path's, or one that Maven's toolchain plugin finds.
find_java() {
  local java=${JAVA_HOME:+$JAVA_HOME/bin/}java home
  if [ "$("$java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p;q')" -ge 25 ] 2>/dev/null; then echo "$java"; return; fi
  home=$(mvn -B -ntp org.apache.maven.plugins:maven-toolchains-plugin:3.2.0:display-discovered-jdk-toolchains |
    awk '/ - \//{ home = $NF } /version: *(2[5-9]|[3-9][0-9])/{ print home; exit }')
  [ -n "$home" ] || fail "needs a JDK 25: install one or set JAVA_HOME to it"
  echo "$home/bin/java"
}

# Builds what is missing or older than the sources.
build() {
  [ -f target/convene.jar ] && [ -z "$(find pom.xml src/main mail-templates -newer target/classes -type f 2>/dev/null | head -1)" ] ||
    { mvn -B -ntp -q -DskipTests package && touch target/classes; }
}

median() { sort -n | awk '{ v[NR] = $1 } END { print (NR % 2) ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }

# Postfix brings smtp-source and smtp-sink; nothing of it is started as a service.
need_postfix() {
  PATH=$PATH:/usr/sbin
  command -v smtp-sink >/dev/null && return
  if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    echo "postfix postfix/main_mailer_type select No configuration" | debconf-set-selections
    DEBIAN_FRONTEND=noninteractive apt-get -qq -y install --no-install-recommends postfix >/dev/null
  fi
  command -v smtp-sink >/dev/null || fail "needs smtp-sink and smtp-source of Postfix: install the package postfix and run again"
}

describe_machine() {
  echo "machine_cpu=$(sed -n 's/^model name[^:]*: //p;T;q' /proc/cpuinfo) x $(nproc)"
  echo "machine_memory_gigabytes=$(awk '/MemTotal/ { printf "%.0f", $2 / 1048576 }' /proc/meminfo)"
  echo "machine_system=$(. /etc/os-release && echo "$PRETTY_NAME"), Linux $(uname -r)"
  echo "machine_load_before=$(cut -d' ' -f1 /proc/loadavg)"
}

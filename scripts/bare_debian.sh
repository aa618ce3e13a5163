#!/bin/sh
# Builds a bare Debian 12 with python3, make and nothing else, and runs both commands of the README there, timed:
#   sudo sh scripts/bare_debian.sh FOLDER [build] [run] [test]      (without further words: all three)
# Needs root and debootstrap. MIRROR names another Debian mirror; this machine's certificates are used.
set -eu
root=$1
shift
steps=${*:-build run test}
mirror=${MIRROR:-http://deb.debian.org/debian}
port=${PORT:-9170}

inside() { # a command in the tree, as somebody who is not root
  chroot "$root" su visitor -c "cd /home/visitor/portal && export $settings; $1"
}

build() {
  command -v debootstrap >/dev/null || apt-get install -y -qq debootstrap >/dev/null
  debootstrap --variant=minbase --include=python3,make,ca-certificates bookworm "$root" "$mirror"
  chroot "$root" useradd --create-home visitor
  cp /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/" # of whatever stands between here and the registries
  mkdir "$root/home/visitor/portal"
  git archive HEAD | tar -x -C "$root/home/visitor/portal"
  chroot "$root" chown -R visitor: /home/visitor
}

mount_kernel() {
  cp /etc/resolv.conf /etc/hosts "$root/etc/"
  for name in proc dev dev/shm dev/pts sys; do
    mountpoint -q "$root/$name" || mount --bind "/$name" "$root/$name"
  done
  trap 'umount "$root/sys" "$root/dev/pts" "$root/dev/shm" "$root/dev" "$root/proc"' EXIT
}

run() {
  echo "== make run, without the packages that the README names"
  inside "make run" && exit 1
  chroot "$root" apt-get install -y -qq --no-install-recommends python3-venv >/dev/null 2>&1
  echo "== make run, with a .venv that was left half-made"
  inside "mkdir -p .venv/bin && ln -sf /usr/bin/python3 .venv/bin/python"
  began=$(date +%s)
  inside "exec make run" &
  until inside "python3 -c 'import urllib.request as u; u.urlopen(\"http://127.0.0.1:$port/healthz\")'" 2>/dev/null; do
    sleep 1
  done
  echo "== answers after $(($(date +%s) - began)) s"
  inside "python3 -c 'import urllib.request as u; print(u.urlopen(\"http://127.0.0.1:$port/de/demo/sign-in/teacher\", b\"\").url)'"
  inside "pkill -u visitor -f portal.serve"
  wait
}

test_all() {
  echo "== make test, without the packages that the README names"
  inside "make test" && exit 1
  chroot "$root" apt-get install -y -qq chromium libatomic1 >/dev/null 2>&1
  inside "time make test"
}

settings="PORT=$port PIP_CERT=/etc/ssl/certs/ca-certificates.crt"
case " $steps " in *" build "*) build ;; esac
mount_kernel
case " $steps " in *" run "*) run ;; esac
case " $steps " in *" test "*) test_all ;; esac

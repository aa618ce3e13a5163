#!/bin/bash
# Builds a bare Debian 12 with python3, make and nothing else, and runs both commands of the README there, timed:
#   sudo bash scripts/bare_debian.sh FOLDER [build] [run] [test]      (without further words: all three)
# Needs root and debootstrap. MIRROR names another Debian mirror; this machine's certificates are used.
set -eu
root=$1
shift
steps=${*:-build run test}
mirror=${MIRROR:-http://deb.debian.org/debian}
port=${PORT:-9170}

enter=(chroot --userspec=visitor:visitor "$root" env -i HOME=/home/visitor PATH=/usr/bin:/bin LANG=C.UTF-8 PORT="$port"
  PIP_CERT=/etc/ssl/certs/ca-certificates.crt sh -c)

inside() { # a command in the tree, as somebody who is not root
  "${enter[@]}" "cd /home/visitor/portal && $1"
}

build() {
  command -v debootstrap >/dev/null || apt-get install -y -qq debootstrap >/dev/null
  debootstrap --variant=minbase --include=python3,make,ca-certificates bookworm "$root" "$mirror"
  chroot "$root" useradd --create-home visitor
  cp /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/" # of whatever stands between here and the registries
}

bring_tree() {
  mkdir -p "$root/home/visitor/portal"
  git archive HEAD | tar -x -C "$root/home/visitor/portal"
  chroot "$root" chown -R visitor: /home/visitor
}

mount_kernel() {
  cp /etc/resolv.conf /etc/hosts "$root/etc/"
  trap leave EXIT
  for name in proc sys dev dev/pts dev/shm; do mount --bind "/$name" "$root/$name"; done
}

leave() {
  [ -z "$server" ] || { kill "$server" && wait "$server"; } 2>/dev/null || true
  for name in dev/shm dev/pts dev sys proc; do umount "$root/$name"; done
}

run() {
  chroot "$root" apt-get purge -y -qq python3-venv python3.11-venv >/dev/null 2>&1
  inside "rm -rf .venv data"
  echo "== make run, without the packages that the README names"
  inside "timeout 60 make run" && exit 1
  chroot "$root" apt-get install -y -qq --no-install-recommends python3-venv >/dev/null 2>&1
  echo "== make run, with a .venv that was left half-made"
  inside "mkdir -p .venv/bin && ln -s /usr/bin/python3 .venv/bin/python"
  serve_timed
  echo "== make run, once more: the demo goes on"
  serve_timed
}

serve_timed() {
  began=$(date +%s)
  "${enter[@]}" "cd /home/visitor/portal && exec make run" &
  server=$!
  until inside "$visit" 2>/dev/null; do
    kill -0 "$server" || exit 1
    sleep 1
  done
  echo "== answers after $(($(date +%s) - began)) s"
  kill "$server"
  wait "$server" || true
  server=
}

test_all() {
  echo "== make test, without the packages that the README names"
  inside "make test" && exit 1
  chroot "$root" apt-get install -y -qq chromium-headless-shell libatomic1 >/dev/null 2>&1
  time inside "make test"
}

server=
visit="python3 -c '
from urllib.request import HTTPCookieProcessor, build_opener
print(build_opener(HTTPCookieProcessor()).open(\"http://127.0.0.1:$port/de/demo/sign-in/teacher\", b\"\").url)'"
case " $steps " in *" build "*) build ;; esac
bring_tree
mount_kernel
case " $steps " in *" run "*) run ;; esac
case " $steps " in *" test "*) test_all ;; esac

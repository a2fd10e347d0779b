#!/bin/sh
set -e
install -d /opt/app/uploads
chgrp -R app /opt/app/uploads
chmod -R g+rwX,o-rwx /opt/app/uploads

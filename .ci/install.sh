#!/bin/sh
# Installs into the virtual environment: install.sh PYTHON FOLDER REQUIREMENT. What was cut off half way is made afresh.
set -eu
python=$1
folder=$2
requirement=$3
unfinished=$folder/.installing

if [ -e "$unfinished" ]; then
    echo "The last installation into $folder was not finished: starting it afresh"
    sh "$(dirname "$0")/environment.sh" "$python" "$folder"
    touch "$folder/.made"
fi
touch "$unfinished"
"$folder/bin/python" -m pip install -c constraints.txt -e "$requirement"
rm "$unfinished"

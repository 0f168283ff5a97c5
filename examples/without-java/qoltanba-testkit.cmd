@echo off
rem Starts the testkit on Windows; it lies beside qoltanba-testkit-program.jar. Ctrl+C stops it.
rem More options may follow, for example: qoltanba-testkit.cmd world.json --speed 60
cd /d "%~dp0"
java -jar qoltanba-testkit-program.jar --port 8080 --console-port 8081 --language ru --keys keys %*
if errorlevel 1 pause

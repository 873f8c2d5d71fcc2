@echo off
rem The statute command for Windows; see the file "statute" beside it.
setlocal
set root=%~dp0
set DOTNET_CLI_TELEMETRY_OPTOUT=1
set DOTNET_NOLOGO=1
if "%1"=="self-test" (
  dotnet test "%root%tests\ClearMyRecord.Dsl.Tests\ClearMyRecord.Dsl.Tests.csproj" -c Release
  exit /b %errorlevel%
)
dotnet build "%root%compiler\ClearMyRecord.Dsl.Cli\ClearMyRecord.Dsl.Cli.csproj" -c Release -v q -clp:ErrorsOnly 1>&2 || exit /b 1
dotnet "%root%artifacts\bin\ClearMyRecord.Dsl.Cli\release\statute.dll" %*

; Setup of Mailferry for one user; needs no administrator. packaging/windows/build
; calls it with VERSION, STAGE (the folder of what is packed) and OUTPUT, and with SIGN,
; the program that signs the uninstaller, where there is one.
;
;   setup.exe /S [/D=FOLDER]                 without a question
;   uninstall.exe /S [/REMOVEDATA]           the same; the journals stay without the latter
;
; Both end with 5 while Mailferry is open, and have changed nothing then. uninstall.exe
; gives its code only where it is started with _?=FOLDER as the last word.

Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
SetCompressorDictSize 64
ManifestDPIAware true
RequestExecutionLevel user

!ifdef SIGN
  !uninstfinalize '"${SIGN}" "%1"'
!endif

!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include WinVer.nsh

Name "Mailferry"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\Mailferry"
InstallDirRegKey HKCU "Software\Mailferry" "Folder"
BrandingText "Mailferry ${VERSION}"

VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Mailferry"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Mailferry setup"
VIAddVersionKey "LegalCopyright" "MIT OR Apache-2.0"

!define MUI_ICON "${STAGE}/mailferry.ico"
!define MUI_UNICON "${STAGE}/mailferry.ico"
!define MUI_FINISHPAGE_RUN "$INSTDIR\mailferry-window.exe"
!define MUI_LANGDLL_ALLLANGUAGES
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "German"

LangString OPEN ${LANG_ENGLISH} "Mailferry is open. Close it first, so that no import is cut off."
LangString OPEN ${LANG_GERMAN} "Mailferry ist geöffnet. Schließen Sie es zuerst, damit kein Import abgebrochen wird."
LangString TOO_OLD ${LANG_ENGLISH} "Mailferry needs Windows 10 or newer, 64 bit."
LangString TOO_OLD ${LANG_GERMAN} "Mailferry benötigt Windows 10 oder neuer, 64 Bit."
LangString TERMINAL ${LANG_ENGLISH} "Mailferry in a terminal"
LangString TERMINAL ${LANG_GERMAN} "Mailferry im Terminal"
LangString REMOVE_DATA ${LANG_ENGLISH} "Remove the journals, the log and the settings, too?$\r$\n$\r$\nThe journals say which mail has been imported. Keep them as long as one of these mailboxes may be imported again. Safety copies of deleted mail always stay."
LangString REMOVE_DATA ${LANG_GERMAN} "Auch Journale, Protokoll und Einstellungen entfernen?$\r$\n$\r$\nIn den Journalen steht, welche E-Mails importiert wurden. Behalten Sie sie, solange eines dieser Postfächer noch einmal importiert werden könnte. Sicherheitskopien gelöschter E-Mails bleiben immer erhalten."

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Mailferry"
!define APP_ID "Software\Classes\AppUserModelId\Mailferry"
!define DATA "$LOCALAPPDATA\mailferry\data"

; Windows lets nobody write to a program that is running.
!macro RefuseWhileOpen UN
Function ${UN}IsOpen
  StrCpy $1 0
  ${If} ${FileExists} "$0"
    ClearErrors
    FileOpen $2 "$0" a
    ${If} ${Errors}
      StrCpy $1 1
    ${Else}
      FileClose $2
    ${EndIf}
  ${EndIf}
FunctionEnd

Function ${UN}RefuseWhileOpen
  again:
  StrCpy $3 0
  StrCpy $0 "$INSTDIR\mailferry.exe"
  Call ${UN}IsOpen
  IntOp $3 $3 + $1
  StrCpy $0 "$INSTDIR\mailferry-window.exe"
  Call ${UN}IsOpen
  IntOp $3 $3 + $1
  ${If} $3 > 0
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(OPEN)" /SD IDCANCEL IDRETRY again
    SetErrorLevel 5
    Quit
  ${EndIf}
FunctionEnd
!macroend
!insertmacro RefuseWhileOpen ""
!insertmacro RefuseWhileOpen "un."

Function .onInit
  ${IfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "$(TOO_OLD)" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
FunctionEnd

Section
  Call RefuseWhileOpen
  SetOutPath "$INSTDIR"
  File "${STAGE}/*.*"
  File /nonfatal /r "${STAGE}/docs"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr HKCU "Software\Mailferry" "Folder" "$INSTDIR"

  CreateDirectory "$SMPROGRAMS\Mailferry"
  CreateShortcut "$SMPROGRAMS\Mailferry\Mailferry.lnk" "$INSTDIR\mailferry-window.exe"
  ; Where `mailferry` can be typed; the user's PATH is left as it is.
  SetOutPath "$PROFILE"
  CreateShortcut "$SMPROGRAMS\Mailferry\$(TERMINAL).lnk" "$SYSDIR\cmd.exe" \
    '/k "set PATH=$INSTDIR;%PATH%"' "$INSTDIR\mailferry.ico"
  SetOutPath "$INSTDIR"
  WriteRegStr HKCU "Software\Microsoft\Windows\CurrentVersion\App Paths\mailferry.exe" "" "$INSTDIR\mailferry.exe"

  ; The name and the icon of notifications.
  WriteRegStr HKCU "${APP_ID}" "DisplayName" "Mailferry"
  WriteRegStr HKCU "${APP_ID}" "IconUri" "$INSTDIR\mailferry.ico"

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Mailferry"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "The Mailferry developers"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\mailferry.ico"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0
SectionEnd

Section "Uninstall"
  Call un.RefuseWhileOpen
  ; Each by its name: the folder may be one that holds other things.
  Delete "$INSTDIR\mailferry.exe"
  Delete "$INSTDIR\mailferry-window.exe"
  Delete "$INSTDIR\mailferry.ico"
  Delete "$INSTDIR\README.txt"
  Delete "$INSTDIR\CHANGELOG.txt"
  Delete "$INSTDIR\LICENSE-MIT.txt"
  Delete "$INSTDIR\LICENSE-APACHE.txt"
  Delete "$INSTDIR\THIRD-PARTY-LICENSES.txt"
  RMDir /r "$INSTDIR\docs"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Mailferry\*.lnk"
  RMDir "$SMPROGRAMS\Mailferry"
  DeleteRegKey HKCU "Software\Microsoft\Windows\CurrentVersion\App Paths\mailferry.exe"
  DeleteRegKey HKCU "${APP_ID}"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\Mailferry"

  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/REMOVEDATA" $1
  ${If} ${Errors}
    MessageBox MB_YESNO|MB_DEFBUTTON2|MB_ICONQUESTION "$(REMOVE_DATA)" /SD IDNO IDNO kept
  ${EndIf}
  RMDir /r "${DATA}\journals"
  RMDir /r "${DATA}\logs"
  RMDir /r "${DATA}\help"
  Delete "${DATA}\*.toml"
  Delete "${DATA}\*.json"
  Delete "${DATA}\*.lock"
  ; With safety copies in them these stay.
  RMDir "${DATA}"
  RMDir "$LOCALAPPDATA\mailferry"
  kept:
SectionEnd

# Problems of the commands.

plan-unreadable = The plan { $path } cannot be read.
    .label = The plan cannot be read.
    .effect = Nothing was started.
    .remedy = Check the name of the file. The README shows how a plan is written.

plan-not-utf-8 = The plan { $path } is not written in UTF-8.
    .label = The plan is not written in UTF-8.
    .why = A program saved it in an older character set, such as Windows-1252, or it is not a text.
    .effect = Nothing was started.
    .remedy = Open it in an editor and save it as UTF-8 (in Windows Notepad: Save as, Encoding, UTF-8).

plan-wrong = The plan { $path } has mistakes: { $count }. Each is named above with its line.
    .label = The plan has mistakes.
    .effect = Nothing was started.
    .remedy = Correct them and try again.

zammad-token-not-given = No API token is known for the Zammad at { $url }.
    .label = No API token is known for this Zammad.
    .why = A plan holds no secrets. The token is kept { word-keychain-in }, or comes for one run from the environment variable MAILFERRY_ZAMMAD_TOKEN.
    .effect = Nothing was started.
    .remedy = In Zammad, open your profile, Token Access, and create a token with the permissions admin and ticket.agent. Then save it with “mailferry zammad-token” and the plan.
    .remedy-2 = Where secrets cannot be saved, set MAILFERRY_ZAMMAD_TOKEN to it.

access-token-not-given = { $account } is not signed in on this computer.
    .label = The account is not signed in on this computer.
    .why = A plan holds no secrets. Access to the mailbox comes from a remembered sign-in of the plan’s account, or for one run from the environment variable MAILFERRY_ACCESS_TOKEN.
    .effect = Nothing was started.
    .remedy = Sign in with “mailferry sign-in” and the plan.
    .remedy-2 = Where secrets cannot be saved, add --sign-in to the command (and --device-code, where there is no browser): the sign-in is held in memory for that run.

delete-not-confirmed = This plan deletes imported mail from { $mailbox }, and that was not confirmed.
    .label = The plan deletes imported mail, and that was not confirmed.
    .why = Deleting is never begun without the mailbox’s address said once more.
    .effect = Nothing was started and nothing was deleted.
    .remedy = Add --delete-from { $mailbox } if you mean it.
    .remedy-2 = Or set action = "keep" or "move" under [after_import] in the plan.

delete-from-another-mailbox = --delete-from names { $address }, but this plan deletes from { $mailbox }.
    .label = --delete-from names another mailbox than the plan.
    .effect = Nothing was started and nothing was deleted.
    .remedy = Check that this is the plan you mean, then repeat the command with --delete-from { $mailbox }.

delete-not-in-plan = --delete-from was given, but this plan does not delete: its action is “{ $action }”.
    .label = --delete-from was given, but the plan does not delete.
    .effect = Nothing was started and nothing was deleted.
    .remedy = Leave --delete-from out, or set action = "delete" under [after_import] in the plan.

instead-not-in-plan = --instead was given, but this plan does not delete: its action is “{ $action }”.
    .label = --instead was given, but the plan does not delete.
    .effect = Nothing was started.
    .remedy = Leave --instead out, or set action = "delete" under [after_import] in the plan.

no-run-yet = No import has been started on this computer yet, so there is nothing to report.
    .remedy = Start one with “mailferry import PLAN”, or name its journal with --journal FILE.

run-unknown = No journal knows a run named { $run }.
    .label = No journal knows a run of this name.
    .remedy = “mailferry status” shows the runs there are.

mail-file-unreadable = The file { $path } cannot be read.
    .label = The file cannot be read.
    .remedy = Check its name and your permissions for it.

practice-scenario-unknown = There is no practice scenario named { $name }.
    .label = There is no practice scenario of this name.
    .remedy = “mailferry practice --scenario list” names them all.

practice-without-window = Practice needs a word more: --headless for the whole journey in the terminal, or serve.
    .why = There is no display for its window here, or this Mailferry was built without one.
    .remedy = Run “mailferry practice --headless”.

practice-no-folder = No temporary folder for practice could be made.
    .remedy = Check the free space of the system’s folder for temporary files.

folder-renamed-unknown = --folder-renamed was given “{ $names }”, but names no folder of the plan { $path }.
    .label = --folder-renamed names no folder of the plan.
    .why = It takes the folder’s name as the plan has it, an equals sign, and its name now.
    .effect = Nothing was started, and the plan is as it was.
    .remedy = Write it as in --folder-renamed "INBOX/Invoices=INBOX/Invoices 2024".

word-stays-for-deletion = { $count ->
    [one] The mail server has not deleted one message.
   *[other] The mail server has not deleted { $count } messages.
} What is in Zammad is safe. Deleting is tried again in { $time }; Ctrl-C ends the waiting.
word-stays-for-folder = The folder { $folder } is missing or does not open. It is asked for every minute, and the import goes on once it is there; Ctrl-C ends the waiting.

problem-code-unknown = There is no problem with the code “{ $code }”.
    .label = There is no problem with that code.
    .why = { $found ->
        [some] Perhaps “{ $nearest }” is meant.
       *[none] The codes are listed by: mailferry problems
    }
    .effect = Nothing was changed.
    .remedy = Copy the code from the problem’s details.

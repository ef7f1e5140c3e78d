# What Microsoft's identity platform refuses, and what comes of a sign-in.
# Facts that are always there: $code, $reference (number, ids and time on one
# line), $application, $tenant, $permission, $portal, $cloud, $lookup.

## Consent

sign-in-consent-needed = Mailferry has no consent to read mail yet.
    .why = The application { $application } needs consent to the permission IMAP.AccessAsUser.All, from you or from an administrator.
    .effect = Nothing was read or changed in the mailbox.
    .remedy = Sign in again and accept what the page asks for.
    .remedy-2 = If you see no such page, have an administrator grant consent for everyone: { $portal } > App registrations > the application > API permissions > Grant admin consent.

sign-in-admin-approval-needed = An administrator must approve Mailferry first.
    .why = Your organisation does not let people consent to applications themselves, or Microsoft considers this one risky ({ $code }).
    .effect = Nothing was read or changed in the mailbox. Your input is kept while you wait.
    .remedy = Send the ready-made request to an administrator, and come back when it is granted.
    .remedy-2 = As an administrator: { $portal } > App registrations > the application > API permissions > Grant admin consent.
    .remedy-3 = If consent was given and this stays: { $portal } > Enterprise applications > the application > Properties, and see whether assignment is required there.

sign-in-admin-approval-pending = Your request is waiting for an administrator.
    .why = Your organisation reviews each application. The request is with the reviewers.
    .effect = Nothing was read or changed in the mailbox. Your input is kept while you wait, over days if need be.
    .remedy = Wait for the message that it is granted, then sign in again.
    .remedy-2 = Remind the reviewers: { $portal } > Enterprise applications > Admin consent requests.

sign-in-declined = Access was declined on the sign-in page.
    .why = Somebody chose not to allow it. Mailferry needs the permission to read the mailbox over IMAP, and asks for no other mail permission.
    .effect = Nothing was read or changed in the mailbox.
    .remedy = Sign in again and choose Accept.
    .remedy-2 = If you may not decide this, ask an administrator to grant consent.

sign-in-cancelled = The sign-in was cancelled.
    .why = Cancel or Back was chosen on the sign-in page.
    .effect = Nothing was read or changed in the mailbox.
    .remedy = Start the sign-in again when you are ready.
    .remedy-2 = If the page asked for an administrator’s approval, send the ready-made request to an administrator first.

consent-declined = The administrator did not grant consent.
    .why = On Microsoft’s page, Cancel was chosen or the signed-in person may not grant it.
    .effect = Nothing was read or changed in the mailbox.
    .remedy = Open the page again and choose Accept, as someone with the role Cloud Application Administrator or higher.
    .remedy-2 = If it was refused on purpose, talk to the administrator: Mailferry only works with the permission IMAP.AccessAsUser.All.

## The application's registration

sign-in-redirect-not-registered = The application does not accept answers at http://localhost.
    .why = Mailferry receives the sign-in on this computer. The registration of { $application } lacks that address, or has it under another platform.
    .effect = Nothing was read or changed in the mailbox.
    .remedy = Add it: { $portal } > App registrations > the application > Authentication > Add a platform > Mobile and desktop applications, and enter exactly http://localhost there, without a port or a slash.
    .remedy-2 = Remove http://localhost from the platforms Web and Single-page application, if it stands there.

sign-in-secret-missing = The application is registered as a web application and requires a client secret.
    .why = An application that was registered for Zammad is of this type. A program on a desktop signs in without a secret.
    .effect = Nothing was read or changed in the mailbox.
    .remedy = Add the address for desktops to what is there; Zammad keeps working: { $portal } > App registrations > the application > Authentication > Add a platform > Mobile and desktop applications > http://localhost.
    .remedy-2 = On the same page, set “Allow public client flows” to Yes if you sign in on another device.
    .remedy-3 = Or give Mailferry the application’s client secret (its Value, not its Secret ID).

sign-in-secret-wrong = The client secret is wrong.
    .why = Microsoft does not accept it for { $application }. Often the Secret ID was copied instead of the Value, which is shown only once.
    .effect = Nothing was read or changed in the mailbox.
    .remedy = Enter the Value from { $portal } > App registrations > the application > Certificates & secrets.
    .remedy-2 = If the Value is no longer shown, create a new client secret there. Zammad needs it too, if it uses this application.
    .remedy-3 = Or register http://localhost under Mobile and desktop applications, and sign in without a secret.

sign-in-secret-expired = The client secret has expired.
    .why = Secrets of an application end after a time that was chosen when they were created.
    .effect = Nothing was read or changed in the mailbox.
    .remedy = Create a new one: { $portal } > App registrations > the application > Certificates & secrets > New client secret, and enter its Value. Zammad needs it too, if it uses this application.
    .remedy-2 = Or register http://localhost under Mobile and desktop applications, and sign in without a secret.

sign-in-secret-not-wanted = The application is registered for desktops and takes no secret.
    .why = A client secret was sent, but a public application must not have one.
    .effect = Nothing was read or changed in the mailbox.
    .remedy = Clear the client secret and sign in again.

sign-in-client-refused = The application’s id or secret was refused.
    .why = The identity platform does not know the application { $application }, or its secret does not fit.
    .effect = Nothing was read or changed in the mailbox.
    .remedy = Compare the client id with the registration, letter by letter.
    .remedy-2 = If the application has a secret, enter it anew. If it has none, leave the field empty.

sign-in-application-unknown = There is no application { $application } in the tenant { $tenant }.
    .label = The application is not known in the tenant.
    .why = The application (client) id or the tenant is wrong, or the application lives in another tenant and was never allowed in this one.
    .effect = Nothing was read or changed in the mailbox.
    .remedy = Compare the id with { $portal } > App registrations > the application > Overview: it is the “Application (client) ID”, not the “Object ID” or the “Directory (tenant) ID”.
    .remedy-2 = Compare the tenant with the “Directory (tenant) ID” on the same page.
    .remedy-3 = If it belongs to another tenant, have an administrator grant consent here.

sign-in-application-disabled = The application { $application } is switched off.
    .label = The application is switched off.
    .why = An administrator disabled it, or Microsoft did.
    .effect = Nothing was read or changed in the mailbox.
    .remedy = Have it switched on: { $portal } > Enterprise applications > the application > Properties > Enabled for users to sign-in.

sign-in-application-not-allowed = The application { $application } may not be used in the tenant { $tenant }.
    .label = The application may not be used in the tenant.
    .why = It has not been allowed for this organisation.
    .effect = Nothing was read or changed in the mailbox.
    .remedy = Have an administrator grant consent for the organisation.
    .remedy-2 = Or register an application of your own in this tenant.

sign-in-permission-not-registered = The registration lacks the permission to read mail over IMAP.
    .why = Mailferry asks for { $permission }, which does not stand among the API permissions of { $application }.
    .effect = Nothing was read or changed in the mailbox.
    .remedy = Add it: { $portal } > App registrations > the application > API permissions > Add a permission > Microsoft Graph > Delegated permissions > IMAP.AccessAsUser.All.
    .remedy-2 = Then choose Grant admin consent on the same page, if it is offered.

sign-in-scope-wrong = The permission’s name was refused: { $permission }.
    .label = The permission’s name was refused.
    .why = It must be a full address with the name at its end, and belong to the cloud of the tenant.
    .effect = Nothing was read or changed in the mailbox.
    .remedy = Choose the cloud again, so that its own permission is used.
    .remedy-2 = { $reader ->
        [window] With the cloud “{ window-consent-custom }”: correct the permission in the step “{ window-step-consent }”.
       *[commands] With cloud = "custom": correct microsoft.scope in the plan.
    }

sign-in-grant-not-allowed = The application may not sign people in this way.
    .why = The identity platform does not allow { $application } the sign-in by browser.
    .effect = Nothing was read or changed in the mailbox.
    .remedy = Register it as a public application for desktops, with http://localhost as redirect address.

## The organisation

sign-in-tenant-unknown = There is no tenant { $tenant }.
    .label = There is no such tenant.
    .why = It is misspelt, or it belongs to another of Microsoft’s clouds ({ $code }).
    .effect = Nothing was read or changed in the mailbox.
    .remedy = Enter the “Directory (tenant) ID” from { $portal } > Overview, or a domain of the organisation.
    .remedy-2 = { $cloud ->
        [us-government] Choose the cloud “US Government”: the answer points to it.
        [china] Choose the cloud “China”: the answer points to it.
        [worldwide] Choose the cloud “Worldwide”: the answer points to it.
       *[unknown] If your organisation uses Microsoft 365 for US Government or in China (21Vianet), choose that cloud.
    }

sign-in-tenant-missing = Microsoft cannot tell which organisation is meant.
    .why = Neither the tenant nor the account names one.
    .effect = Nothing was read or changed in the mailbox.
    .remedy = Enter the “Directory (tenant) ID” from { $portal } > Overview, or a domain of the organisation, as the tenant.

sign-in-single-tenant = The application serves one organisation only, and its tenant must be named.
    .why = “{ $tenant }” stands for any organisation, but { $application } was registered for a single one.
    .effect = Nothing was read or changed in the mailbox.
    .remedy = Enter the “Directory (tenant) ID” from { $portal } > App registrations > the application > Overview as the tenant.

sign-in-common-not-allowed = “{ $tenant }” cannot be used as the tenant here.
    .label = This tenant cannot be used here.
    .why = This application or permission works only for a named organisation.
    .effect = Nothing was read or changed in the mailbox.
    .remedy = Enter the organisation’s tenant id or domain as the tenant.
    .remedy-2 = Or enter organizations.

sign-in-consumers-not-allowed = The tenant “consumers” stands for personal accounts, which cannot be used.
    .why = The application is for accounts of an organisation.
    .effect = Nothing was read or changed in the mailbox.
    .remedy = Enter the organisation’s tenant id or domain as the tenant.

sign-in-wrong-cloud = The tenant { $tenant } belongs to another of Microsoft’s clouds.
    .label = The tenant belongs to another of Microsoft’s clouds.
    .why = Microsoft runs separate clouds that do not know each other’s organisations: one worldwide, one for US Government, one in China.
    .effect = Nothing was read or changed in the mailbox.
    .remedy = { $cloud ->
        [us-government] Choose the cloud “US Government” (cloud = "us-government" in a plan).
        [china] Choose the cloud “China” (cloud = "china" in a plan).
        [worldwide] Choose the cloud “Worldwide” (cloud = "worldwide" in a plan).
       *[unknown] Choose another cloud: “US Government” (GCC High) or “China” (21Vianet); if one of these is chosen now, “Worldwide”.
    }
    .remedy-2 = Register the application in that cloud’s own admin center: each cloud needs a registration of its own.

sign-in-network-restricted = Your network does not allow signing in to the tenant { $tenant }.
    .label = Your network does not allow signing in to the tenant.
    .why = A proxy of your organisation lets people sign in to certain tenants only (tenant restrictions).
    .effect = Nothing was read or changed in the mailbox.
    .remedy = Try from another network.
    .remedy-2 = Ask your network administrator to allow this tenant: { $reference }

sign-in-cross-tenant-blocked = A policy forbids this account to work in the tenant { $tenant }.
    .label = A policy forbids this account to work in the tenant.
    .why = The cross-tenant access settings of the account’s own organisation or of this one do not allow it.
    .effect = Nothing was read or changed in the mailbox.
    .remedy = Sign in with an account of the organisation that the mailbox belongs to.
    .remedy-2 = Or have the setting changed: { $portal } > External Identities > Cross-tenant access settings. To look it up: { $reference }

sign-in-resource-missing = The tenant { $tenant } has no Exchange Online that this permission belongs to.
    .label = The tenant has no Exchange Online that this permission belongs to.
    .why = No licence with mail was ever used there, the service is switched off, or the permission is one of another cloud: { $permission }.
    .effect = Nothing was read or changed in the mailbox.
    .remedy = Check that tenant and cloud are the mailbox’s own.
    .remedy-2 = Have an administrator look for “Office 365 Exchange Online” under { $portal } > Enterprise applications (application type: Microsoft Applications), and whether it is enabled.

sign-in-no-subscription = Your organisation has not subscribed to the service that the application asks for.
    .why = Exchange Online is missing or switched off in the tenant { $tenant }.
    .effect = Nothing was read or changed in the mailbox.
    .remedy = Check that the tenant is the mailbox’s own.
    .remedy-2 = Have an administrator check the organisation’s licences.

## The account

sign-in-wrong-tenant = The account that signed in does not belong to the tenant { $tenant }.
    .label = The account does not belong to the tenant.
    .why = Often the browser was still signed in with another account, or the tenant is not the mailbox’s own.
    .effect = Nothing was read or changed in the mailbox.
    .remedy = Sign in again and choose the mailbox’s own account; a private browser window helps against old sign-ins.
    .remedy-2 = Compare the tenant with the organisation that the mailbox belongs to.
    .remedy-3 = If a guest is to read the mailbox, have the account invited to the tenant first.

sign-in-other-tenant = The account that signed in belongs to another tenant than the one asked for.
    .why = It lives in { $found }; asked for was { $tenant }.
    .effect = The sign-in was not kept. Nothing was read or changed in the mailbox.
    .remedy = Sign in again with an account of the tenant asked for; a private browser window helps against old sign-ins.
    .remedy-2 = If that account is the right one, enter its tenant instead.

sign-in-account-unknown = There is no such account in the tenant { $tenant }.
    .label = There is no such account in the tenant.
    .why = The name is misspelt, or the account belongs to another organisation.
    .effect = Nothing was read or changed in the mailbox.
    .remedy = Check the name you signed in with. It may differ from the e-mail address.
    .remedy-2 = Check that the tenant is the mailbox’s own.

sign-in-personal-account = This is a personal Microsoft account.
    .why = Mailferry reads mailboxes of organisations in Microsoft 365; accounts such as those of outlook.com are not among them.
    .effect = The sign-in was not kept. Nothing was read or changed in the mailbox.
    .remedy = Sign in again and choose your work account. If one address has both, choose “Work or school account”.

sign-in-locked = The account is locked, or Microsoft does not trust this network.
    .why = There were too many wrong passwords, or sign-ins from this network’s address look dangerous to Microsoft.
    .effect = Nothing was read or changed in the mailbox.
    .remedy = Wait half an hour and try again.
    .remedy-2 = Have an administrator read the failure reason in { $portal } > Monitoring & health > Sign-in logs: { $reference }

sign-in-password-expired = The account’s password has expired.
    .why = The organisation wants a new one from time to time, or after a risk was seen.
    .effect = Nothing was changed.
    .remedy = Change the password at the organisation’s usual place, then sign in again.

sign-in-no-password = This account has no password to sign in with.
    .why = That is usual for shared mailboxes: nobody signs in as the mailbox itself.
    .effect = Nothing was read or changed in the mailbox.
    .remedy = Sign in as a person who has “Full Access” (Read and manage) to the mailbox, and name the shared mailbox as the mailbox to import.
    .remedy-2 = To give that permission: Exchange admin center > Recipients > Mailboxes > the mailbox > Delegation > Read and manage.

sign-in-account-disabled = The account is disabled.
    .why = For a shared mailbox that is usual and right: nobody signs in as the mailbox itself. Otherwise an administrator blocked the account.
    .effect = Nothing was changed.
    .remedy = For a shared mailbox: sign in as a person who has “Full Access” (Read and manage) to it. Leave the account disabled.
    .remedy-2 = For a person’s account: ask an administrator why it is blocked.

sign-in-not-assigned = The account is not assigned to the application.
    .why = The application { $application } may only be used by people who are assigned to it.
    .effect = Nothing was read or changed in the mailbox.
    .remedy = Have it assigned, as a direct member: { $portal } > Enterprise applications > the application > Users and groups > Add user/group.
    .remedy-2 = Or lift the rule for all: the application’s Properties > Assignment required > No.

sign-in-password-wrong = The name or the password is wrong.
    .why = Microsoft did not accept what was entered on its page. Mailferry never sees the password.
    .effect = Nothing was read or changed in the mailbox.
    .remedy = Try again. After several wrong attempts the account is locked for a while.

sign-in-federation = Your organisation’s own sign-in system did not let the account in.
    .why = The password is checked by a system of the organisation (federation, pass-through authentication or single sign-on), and it reports a fault ({ $code }).
    .effect = Nothing was changed.
    .remedy = Try again in a few minutes, and once in a private browser window.
    .remedy-2 = Give this to whoever runs the sign-in of your organisation: { $reference }

## Policies

sign-in-mfa = A second proof of identity is needed.
    .why = Your organisation asks for multi-factor authentication, which can only be answered on Microsoft’s page.
    .effect = Nothing is lost: what is done stays done, and the import goes on after signing in.
    .remedy = Sign in again and confirm, or set up the second proof on the page.
    .remedy-2 = If the page does not let you, give this to an administrator: { $reference }

sign-in-frequency = Your organisation lets a sign-in last only for a certain time, and it is over.
    .why = A policy (sign-in frequency) asks for a new sign-in every so often; a long import will meet it again.
    .effect = Nothing is lost: what is done stays done, and the import goes on after signing in.
    .remedy = Sign in again. Stay within reach during the import, or run it in parts.
    .remedy-2 = Have an administrator make an exception while the import runs: { $portal } > Conditional Access > Policies > Session > Sign-in frequency.

sign-in-device-needed = Your organisation allows this only from a managed computer.
    .why = A policy wants a device that is registered, compliant or joined to the organisation ({ $code }).
    .effect = Nothing was changed.
    .remedy = Run Mailferry on a computer that the organisation manages, and sign in there with the browser that it provides.
    .remedy-2 = Or have an administrator except this application or account while the import runs: { $reference }

sign-in-device-disabled = This computer is disabled in your organisation.
    .why = An administrator switched off the device’s registration, or it has not been used for long.
    .effect = Nothing was changed.
    .remedy = Use another computer of the organisation.
    .remedy-2 = Ask an administrator to enable it: { $portal } > Devices. To look it up: { $reference }

sign-in-conditional-access = A policy of your organisation blocks this sign-in.
    .why = Conditional Access does not allow it from this place, device, application or by this way of signing in ({ $code }).
    .effect = Nothing was changed.
    .remedy = If you signed in by a code on another device: sign in with the browser of this computer instead. Many organisations block codes.
    .remedy-2 = Give this to an administrator, who finds the policy in { $portal } > Monitoring & health > Sign-in logs > Conditional Access: { $reference }
    .remedy-3 = Have an exception made for this application or account while the import runs.

sign-in-security-defaults = The security defaults of your organisation block this sign-in.
    .why = Microsoft holds it for unsafe, or for an outdated way of signing in ({ $code }).
    .effect = Nothing was changed.
    .remedy = Sign in again with the browser of this computer, and set up multi-factor authentication for the account if the page asks for it.
    .remedy-2 = Give this to an administrator: { $reference }

## What was remembered no longer holds

sign-in-revoked = The sign-in was ended by you or by an administrator.
    .why = Sessions of the account were revoked, or its password was reset, since you signed in ({ $code }).
    .effect = Nothing is lost: what is done stays done, and the import goes on after signing in.
    .remedy = Sign in again.
    .remedy-2 = If nobody of you did it, ask an administrator whether the account is safe: { $reference }

sign-in-password-changed = The account’s password has changed since you signed in.
    .why = A new or expired password ends earlier sign-ins ({ $code }).
    .effect = Nothing is lost: what is done stays done, and the import goes on after signing in.
    .remedy = Sign in again with the new password.

sign-in-expired-90-days = The sign-in was not used for so long that it has ended.
    .why = Microsoft forgets a sign-in that was not used for 90 days, or for the time that your organisation set.
    .effect = Nothing is lost: what is done stays done, and the import goes on after signing in.
    .remedy = Sign in again.

sign-in-ended = The remembered sign-in is no longer accepted.
    .why = It has ended, was replaced, or belongs to another application or tenant. Microsoft does not say which ({ $code }).
    .effect = Nothing is lost: what is done stays done, and the import goes on after signing in.
    .remedy = Sign in again.

sign-in-single-page = The application is registered for web pages, whose sign-ins last only a day.
    .why = The address http://localhost stands under the platform Single-page application.
    .effect = Nothing is lost: what is done stays done, and the import goes on after signing in.
    .remedy = Move http://localhost to Mobile and desktop applications: { $portal } > App registrations > the application > Authentication. Then sign in again.

sign-in-interaction-needed = Microsoft wants you to sign in on its page.
    .why = Nobody is signed in there any more, or something must be confirmed ({ $code }).
    .effect = Nothing is lost: what is done stays done, and the import goes on after signing in.
    .remedy = Sign in again and follow the page to its end.

sign-in-took-too-long = The sign-in took too long and has lapsed.
    .why = Microsoft keeps a sign-in that was begun open for about ten minutes.
    .effect = Nothing was read or changed in the mailbox.
    .remedy = Start the sign-in again and finish it without a longer break.

sign-in-code-used = This sign-in was completed before.
    .why = Its code works once. A page that was loaded again, or a second window, sends it twice.
    .effect = Nothing was read or changed in the mailbox.
    .remedy = Start the sign-in again, and close the pages of earlier ones.

sign-in-code-refused = The sign-in could not be completed.
    .why = Its code was not accepted: it has ended, or belongs to another sign-in ({ $code }).
    .effect = Nothing was read or changed in the mailbox.
    .remedy = Start the sign-in again.
    .remedy-2 = If it happens each time, compare tenant and client id with the registration.

## Another device

device-code-waiting = The sign-in on the other device has not been completed yet.
    .why = The code was not entered, or the page was not followed to its end.
    .effect = Nothing was read or changed in the mailbox.
    .remedy = Open the page on the other device, enter the code and sign in.

device-code-wrong = The code for the other device was not accepted.
    .why = It was misspelt, left empty, or used before ({ $code }).
    .effect = Nothing was read or changed in the mailbox.
    .remedy = Start the sign-in again and enter the new code.

device-code-expired = The code for the other device has expired.
    .why = It works once, and for about 15 minutes.
    .effect = Nothing was read or changed in the mailbox.
    .remedy = Get a new code and enter it soon.

device-code-elsewhere = The code cannot be used for this account.
    .why = The code and the account are kept in different data centres of Microsoft.
    .effect = Nothing was read or changed in the mailbox.
    .remedy = Sign in with the browser of this computer instead.
    .remedy-2 = Enter the organisation’s tenant id instead of “{ $tenant }” and get a new code.

device-code-not-allowed = The application does not allow signing in on another device.
    .why = That way needs a setting of its own in the registration of { $application }.
    .effect = Nothing was read or changed in the mailbox.
    .remedy = Sign in with the browser of this computer instead.
    .remedy-2 = Or switch it on: { $portal } > App registrations > the application > Authentication > Settings > Allow public client flows > Yes.

## What passes

sign-in-service-fault = Microsoft’s sign-in service has a fault of its own.
    .why = It says that it cannot answer at the moment ({ $code }). This is neither you nor your settings.
    .effect = Nothing was changed.
    .remedy = Try again later. If it lasts longer than an hour, look at the service’s health in the Microsoft 365 admin center.

sign-in-throttled = Microsoft’s sign-in service asks to be left alone for a while.
    .why = It has had too many requests from this tenant or computer ({ $code }).
    .effect = Nothing was changed.
    .remedy = Try again later.

sign-in-loop = Microsoft has had the same request too often and refuses it for a while.
    .why = The sign-in was renewed many times within a few minutes ({ $code }).
    .effect = Nothing was changed.
    .remedy = Try again in some minutes.
    .remedy-2 = If it comes back, stop other programs that use the same application and account, and report it.

## Faults of the program

sign-in-pkce-refused = The sign-in did not match its own beginning.
    .why = The proof that the same program ends what it began was refused ({ $code }). This is a fault of Mailferry, or somebody interfered.
    .effect = Nothing was read or changed in the mailbox.
    .remedy = Start the sign-in again.
    .remedy-2 = If it happens again, report it: { $reference }

sign-in-request-refused = The identity platform did not understand Mailferry’s request.
    .why = Something in it was missing or wrong ({ $code }). This is a fault of Mailferry, or the platform’s addresses are not right.
    .effect = Nothing was changed.
    .remedy = { $reader ->
        [window] With the cloud “{ window-consent-custom }”: check the address of the identity platform and the permission in the step “{ window-step-consent }”.
       *[commands] With cloud = "custom": check microsoft.authority and microsoft.scope in the plan.
    }
    .remedy-2 = Otherwise report it: { $reference }

sign-in-refused = The sign-in was refused ({ $code }).
    .label = The sign-in was refused.
    .why = Mailferry does not know this reason; the server’s own words say more.
    .effect = Nothing was changed.
    .remedy = Sign in again; what is meant often becomes clear on the page.
    .remedy-2 = { $lookup ->
        [none] Show the server’s words to whoever runs the sign-in of your organisation: { $reference }
       *[other] Look the number up at { $lookup }, or show this to an administrator: { $reference }
    }

## Who signed in

sign-in-identity-unreadable = It cannot be read who signed in.
    .why = The identity platform sent an id token that is not one, or lacks something ({ $part }).
    .effect = The sign-in was not kept. Nothing was read or changed in the mailbox.
    .remedy = Sign in again.
    .remedy-2 = { $reader ->
        [window] If the problem persists, the address of the identity platform is probably not right: check the cloud, or that address, in the step “{ window-step-consent }”.
       *[commands] If the problem persists, the address of the identity platform is probably not right: check the cloud, or microsoft.authority in the plan.
    }

sign-in-identity-not-ours = The answer belongs to another sign-in.
    .why = The id token is meant for another application or comes from another place than asked ({ $claim }).
    .effect = The sign-in was not kept. Nothing was read or changed in the mailbox.
    .remedy = Start the sign-in again, and close the pages of earlier ones.
    .remedy-2 = If the problem persists, compare client id, tenant and cloud with the registration.

sign-in-clock-wrong = The clock of this computer is wrong.
    .why = { $direction ->
        [behind] Compared with the identity platform’s it is { $time } behind.
       *[ahead] Compared with the identity platform’s it is { $time } ahead.
    }
    .effect = The sign-in was not kept. Nothing was read or changed in the mailbox.
    .remedy = Let the system set date, time and time zone by itself, then sign in again.

## The registration, while it is typed

registration-client-id-wrong = This is not an application (client) id.
    .why = It consists of 32 digits and letters from a to f in five groups, as in 11112222-bbbb-3333-cccc-4444dddd5555. The application’s name will not do.
    .effect = Nothing was sent.
    .remedy = Copy the “Application (client) ID” from the Overview of the application under App registrations in the admin center.

registration-client-id-several = There are several ids in this text.
    .why = An application has an Object ID and a Directory (tenant) ID besides, which look alike.
    .effect = Nothing was sent.
    .remedy = Copy the “Application (client) ID” alone.

registration-client-id-is-secret = This looks like a client secret, not like the client id.
    .why = The client id consists of 32 digits and letters from a to f in five groups.
    .effect = Nothing was sent or kept.
    .remedy = Enter the “Application (client) ID” here. A program for desktops needs no secret.

registration-tenant-wrong = “{ $value }” is not a tenant.
    .label = What was entered is not a tenant.
    .why = A tenant is the “Directory (tenant) ID” (32 digits and letters from a to f in five groups), a domain of the organisation, or the word organizations.
    .effect = Nothing was sent.
    .remedy = Copy the “Directory (tenant) ID” from the Overview of the application in the admin center.
    .remedy-2 = Or enter the domain of the mailbox’s address.

registration-tenant-personal = “{ $value }” stands for personal Microsoft accounts.
    .label = The tenant stands for personal Microsoft accounts.
    .why = Mailferry reads mailboxes of organisations in Microsoft 365.
    .effect = Nothing was sent.
    .remedy = Enter the organisation’s tenant id or domain.

registration-tenant-common = “common” works for some applications only.
    .why = An application that serves one organisation refuses it, an administrator cannot grant consent with it, and it lets personal accounts in.
    .effect = Nothing was sent yet.
    .remedy = Better enter the organisation’s tenant id or domain.
    .remedy-2 = Or enter organizations, if the application serves several.

registration-tenant-other-cloud = “{ $value }” is a tenant of another cloud than the one chosen.
    .label = The tenant is one of another cloud.
    .why = { $cloud ->
        [us-government] Its ending is given out by the cloud for US Government.
        [china] Its ending is given out by the cloud in China.
       *[other] Its ending is given out by the worldwide cloud.
    }
    .effect = Nothing was sent yet.
    .remedy = { $cloud ->
        [us-government] Choose the cloud “US Government”.
        [china] Choose the cloud “China”.
       *[other] Choose the cloud “Worldwide”.
    }

registration-secret-is-id = This is the secret’s ID, not the secret.
    .why = The admin center shows two columns for a client secret: Value and Secret ID. Only the Value opens anything.
    .effect = Nothing was sent or kept.
    .remedy = Copy the Value. It is shown only right after the secret was created.
    .remedy-2 = If it is no longer shown, create a new client secret under Certificates & secrets.
    .remedy-3 = Or leave the field empty and register http://localhost under Mobile and desktop applications: then no secret is needed.

registration-secret-masked = Only the beginning of the secret is here.
    .why = The admin center shows the whole Value only right after the secret was created, and stars later.
    .effect = Nothing was sent or kept.
    .remedy = Create a new client secret under Certificates & secrets and copy its Value at once.

registration-secret-odd = This does not look like a client secret.
    .why = A secret’s Value consists of some forty letters, digits and signs, without spaces.
    .effect = Nothing was sent yet.
    .remedy = Copy the Value again, from its first to its last sign.
    .remedy-2 = Go on with it if you are sure.

registration-ids-equal = The same id stands in both fields.
    .why = The application (client) id and the directory (tenant) id are different ids that look alike.
    .effect = Nothing was sent.
    .remedy = Compare both with the Overview of the application in the admin center.

registration-of-zammad = This is the address that Zammad’s own registration has.
    .why = Zammad’s application is registered as a web application and signs people in for Zammad itself. Mailferry can use the same application, once it is allowed for desktops too.
    .effect = Nothing was sent. Nothing changes for Zammad.
    .remedy = Open that application under App registrations in the admin center and enter its “Application (client) ID” here.
    .remedy-2 = There, under Authentication > Add a platform > Mobile and desktop applications, add http://localhost beside what is there.
    .remedy-3 = Or give Mailferry the client secret that Zammad uses.

word-registration-platform = Mobile and desktop applications
word-registration-switch = Allow public client flows

page-registration =
    How to register the application that signs you in

    1. Open { $portal } and choose App registrations > New registration.
    2. Name: { $name }. Supported account types: this organisation only.
    3. Redirect URI: choose “Public client/native (mobile & desktop)” and enter { $redirect }
       (for an application that is there already: Authentication > Add a platform > Mobile and desktop applications > { $redirect })
    4. API permissions > Add a permission > Microsoft Graph > Delegated permissions: { $permissions }
    5. Choose “Grant admin consent”, if your organisation asks for it.
    6. Only for signing in on another device: Authentication > Allow public client flows > Yes.
    7. Enter the “Application (client) ID” and the “Directory (tenant) ID” of the Overview in Mailferry.

    A client secret is not needed.

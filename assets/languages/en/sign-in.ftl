# Signing in and asking for consent: the way to the identity platform and back.
# What the platform itself says is in microsoft.ftl.

## On the way

sign-in-host-unknown = There is no server named { $address }, or its address cannot be looked up.
    .label = The address of the sign-in service cannot be looked up.
    .why = The name is misspelt, or this computer has no working network connection.
    .effect = Nothing was changed.
    .remedy = Check the network connection and try again.
    .remedy-2 = { $reader ->
        [window] With the cloud “{ window-consent-custom }”: check the address of the identity platform, in the step “{ window-step-consent }”, for a typing mistake.
       *[commands] With cloud = "custom": check microsoft.authority in the plan for a typing mistake.
    }

sign-in-server-silent = { $address } did not answer within { $time }.
    .label = The sign-in service did not answer.
    .why = The server or the network is slow or down.
    .effect = Nothing was changed. The sign-in was not refused.
    .remedy = Try again in a few minutes.

sign-in-connection-lost = The connection to { $address } broke off.
    .label = The connection to the sign-in service broke off.
    .why = The network or the server dropped it in the middle of an answer.
    .effect = Nothing was changed. The sign-in was not refused.
    .remedy = Try again.

sign-in-other-answered = Something other than the sign-in service answered at { $address }.
    .label = Something other than the sign-in service answered.
    .why = A proxy, a web filter or the sign-in page of a network stands in between, or the address belongs to something else. The answer had status { $status } and was not what the sign-in service sends.
    .effect = Nothing was changed. The sign-in was not refused.
    .remedy = Open any web page in a browser. If a network asks you to sign in there, do so and try again.
    .remedy-2 = If a proxy or web filter is in use, have it let { $address } through unchanged.
    .remedy-3 = { $reader ->
        [window] With the cloud “{ window-consent-custom }”: check the address of the identity platform in the step “{ window-step-consent }”.
       *[commands] With cloud = "custom": check microsoft.authority in the plan.
    }

sign-in-server-trouble = The sign-in service at { $address } reports an error (status { $status }).
    .label = The sign-in service reports an error.
    .why = It is overloaded, being serviced, or has a fault of its own.
    .effect = Nothing was changed. The sign-in was not refused.
    .remedy = Try again in a few minutes.

## What the service says of itself

sign-in-authority-wrong = The address of the sign-in service cannot be used: { $address }
    .label = The address of the sign-in service cannot be used.
    .why = It must begin with https://, and have neither a user name nor anything after a question mark.
    .effect = Nothing was sent there.
    .remedy = { $reader ->
        [window] Correct the address of the identity platform in the step “{ window-step-consent }”, or choose one of the clouds.
       *[commands] Correct microsoft.authority in the plan, or choose one of the clouds.
    }

sign-in-endpoint-insecure = The sign-in service at { $address } names an address that is not safe: { $endpoint }
    .label = The sign-in service names an address that is not safe.
    .why = Codes and tokens are only sent over https.
    .effect = Nothing was sent there.
    .remedy = Ask the administrator of the sign-in service to name addresses that begin with https://.

sign-in-issuer-wrong = The sign-in service at { $address } says that it is another one: { $issuer }
    .label = The sign-in service says that it is another one.
    .why = Whoever answers there would vouch for people in that one’s name.
    .effect = Nothing was sent there.
    .remedy = Check the address of the sign-in service, tenant or realm included.

sign-in-discovery-incomplete = The sign-in service at { $address } does not say where to sign in.
    .label = The sign-in service does not say where to sign in.
    .why = Its description (openid-configuration) lacks the issuer, the authorization endpoint or the token endpoint.
    .effect = Nothing was started.
    .remedy = Check the address of the sign-in service, tenant or realm included.
    .remedy-2 = Ask the administrator of the sign-in service.

sign-in-no-device-code = The sign-in service at { $address } does not offer signing in on another device.
    .label = The sign-in service does not offer signing in on another device.
    .effect = Nothing was started.
    .remedy = Sign in with the browser of this computer instead.

## Coming back

sign-in-cannot-listen = Mailferry cannot wait for the browser to come back.
    .why = It needs a free port on this computer, and the system gave none.
    .effect = Nothing was started.
    .remedy = Close other programs and try again.
    .remedy-2 = Or sign in on another device, with a code.

sign-in-no-browser = No browser could be opened on this computer.
    .why = The system names no browser for web addresses, or there is no display.
    .effect = The sign-in keeps waiting.
    .remedy = Copy the link and open it in a browser on this computer.
    .remedy-2 = Where no browser can reach this computer, sign in on another device, with a code.

sign-in-timed-out = Sign-in was not completed within { $time }.
    .label = Sign-in was not completed in time.
    .why = The page was closed or left open, or it ended at a message that an administrator must approve. Then the browser does not come back by itself.
    .effect = Nothing was read or changed in the mailbox.
    .remedy = Try again.
    .remedy-2 = If the page asked for approval, ask an administrator for consent.
    .remedy-3 = If the page came up on another computer, sign in there with a code instead.

sign-in-answer-strange = The browser came back with an answer that does not belong to this sign-in.
    .why = It has no code in it, or it was not made by { $address }.
    .effect = It was not used. Nothing was read or changed in the mailbox.
    .remedy = Try again, and close other sign-in pages first.

sign-in-answer-incomplete = The answer of { $address } lacks what a sign-in needs: { $missing }.
    .label = The answer of the sign-in service lacks something.
    .why = The sign-in service gave something other than was asked for. The application may be registered for another use.
    .effect = Nothing was read or changed in the mailbox.
    .remedy = Check that the application may ask for openid, profile and offline_access besides the mailbox.
    .remedy-2 = Ask the administrator of the sign-in service.

sign-in-name-no-address = The sign-in service names whoever signed in “{ $account }”, which is no e-mail address.
    .label = The sign-in service names people by something other than an e-mail address.
    .why = Mailferry knows people by address, as the mailbox does. The service sends none in “preferred_username”, “email” or “upn”.
    .effect = Nothing was saved, and nothing was read or changed in the mailbox.
    .remedy = Ask the administrator of the sign-in service to send the e-mail address in the id token (claim “email”).

sign-in-permission-not-granted = The sign-in did not bring the permission { $permission }.
    .label = The sign-in did not bring the permission to read the mailbox.
    .why = The sign-in service granted less than was asked for: { $granted }
    .effect = Nothing was saved, and nothing was read or changed in the mailbox.
    .remedy = Have the permission added to the application, and consent given to it, then sign in again.

sign-out-not-revoked = { $address } did not revoke the refresh token (status { $status }).
    .label = The sign-in service did not revoke the refresh token.
    .effect = It is removed from this computer all the same.
    .remedy = To end the sign-in there too, end it on the sign-in service’s own page of your account.

sign-in-request-malformed = Mailferry created a request that cannot be sent.
    .why = This is a fault of Mailferry.
    .effect = Nothing was sent.
    .remedy = Please report it.

## Consent

consent-needs-tenant = Consent for everyone needs to know the tenant.
    .why = The tenant is “common”, which stands for all and has no page for this.
    .effect = Nothing was started.
    .remedy = Enter your tenant’s id, one of its domains, or “organizations” instead.

consent-page-missing = The sign-in service at { $address } has no page where an administrator consents for everyone.
    .label = The sign-in service has no page where an administrator consents for everyone.
    .why = Only Microsoft’s has one. Others ask each person when they sign in, or are set up by their administrators.
    .effect = Nothing was started.
    .remedy = Go on and sign in.

consent-not-given = The administrator’s page came back without consent.
    .why = It names no error and does not say that consent was given.
    .effect = Nothing was read or changed in the mailbox.
    .remedy = Open the page again and choose Accept.

## Pages shown in the browser

page-signed-in = You are signed in as { $name }
page-consented = Consent was given
page-signed-in-other = You are signed in as { $name }, not as { $expected }
page-signed-in-other-why = Mailferry waited for { $expected }. Go back to it: it says what to do. If this browser knew { $name } already, a private window asks anew.
page-go-back = You can close this page and go back to Mailferry.

## A text to send to an administrator

page-consent-request =
    Please allow the program Mailferry to read a mailbox

    What for: Mailferry brings the mail of { $mailbox } into our Zammad helpdesk, once. It runs on our own computer and keeps no copy elsewhere.

    What it asks for, always as the person who signs in:
    - { $permission } (in the admin center: Microsoft Graph > Delegated permissions > IMAP.AccessAsUser.All): to open mailboxes that this person may open anyway
    - offline_access: so that they need not sign in again each hour
    - openid, profile, email: to see who signed in

    Application (client) ID: { $application }

    To grant it for everyone, open this link as an administrator and choose Accept:
    { $link }

    At the end your browser may say that it cannot reach localhost. That is expected: consent was given all the same.

    If a request was sent from the sign-in page, it waits in the Microsoft Entra admin center under Enterprise applications > Admin consent requests. Without the link: App registrations > the application > API permissions > Grant admin consent.

    Please tell us when it is done, or why it cannot be done.

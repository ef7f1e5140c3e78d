# Probleme mit einer Nachricht.

message-empty = Die Nachricht ist leer.
    .why = Sie enthält weder Kopfzeilen noch Text.
    .effect = Sie wird nicht importiert und bleibt im Postfach.
    .remedy = Sehen Sie sie sich in Outlook an. Ist sie auch dort leer, fehlt nichts.

message-in-outlook-format = Das ist keine E-Mail, sondern eine Datei im eigenen Format von Outlook (.msg).
    .why = So speichert Outlook eine Nachricht, wenn sie in einen Ordner gezogen wird. Im Postfach selbst liegen gewöhnliche E-Mails, und die liest ein Import.
    .effect = Von ihr wurde nichts gelesen.
    .remedy = Speichern Sie die Nachricht in Outlook im Web als Datei („…“, dann „Herunterladen“, „Als EML herunterladen“), und versuchen Sie es mit dieser Datei.

# Was aus einem Teil einer E-Mail wurde.
word-fate-shown = angezeigt
word-fate-attached = angehängt
word-fate-same-text = nicht angezeigt, da derselbe Text schon dasteht
word-fate-blank = leer
word-fate-dropped = weder angezeigt noch angehängt

# Warum ein Artikel nicht die ganze E-Mail zeigt.
word-flaw-text-beside-parts = Die E-Mail enthält Text vor oder hinter ihren Teilen, den Mailprogramme nicht anzeigen.
word-flaw-text-in-header = Zwischen den Kopfzeilen der E-Mail stehen Zeilen, die nicht dorthin gehören; es kann Text sein.
word-flaw-boundary-wrong = Die E-Mail gibt nicht richtig an, wo ihre Teile beginnen.
word-flaw-too-many-parts = Die E-Mail enthält mehr oder tiefer verschachtelte Teile, als sich unterscheiden lassen.
word-flaw-html-empty = Das HTML der E-Mail ist leer; angezeigt wird ihr reiner Text.
word-flaw-text-differs = Im reinen Text der E-Mail steht mehr als in ihrem HTML, das angezeigt wird.
word-flaw-decodes-to-nothing = Ein Teil der E-Mail enthält etwas, es lässt sich aber nichts davon dekodieren.
word-flaw-decoded-with-losses = Ein Teil der E-Mail ist beschädigt und ließ sich nur teilweise dekodieren.
word-flaw-encoding-unknown = Ein Teil der E-Mail ist in einer Kodierung, die niemand kennt.
word-flaw-characters-lost = Einige Zeichen des Textes ließen sich nicht lesen.
word-flaw-charset-guessed = Der Zeichensatz des Textes wurde geraten.
word-flaw-charset-unreadable = Der Text ist in einem Zeichensatz, den Mailferry nicht lesen kann.
word-flaw-bytes-in-text = Im Text stehen Bytes, die kein Text sind.
word-flaw-header-guessed = Zeichen im Betreff oder in einem Namen wurden geraten oder ließen sich nicht lesen.
word-flaw-too-many-links = Der Text hat über 5.000 Links, und solchen Text zeigt Zammad nicht an.
word-flaw-text-cut = Der Text ist länger, als Zammad ihn annimmt; er wurde gekürzt.
word-flaw-page-reduced = Die E-Mail zeigt mehr, als Zammad behält, etwa Bilder aus dem Internet.
word-flaw-page-as-text = Die Seite ist so gebaut, dass sich nur ihr Text anzeigen lässt.
word-flaw-nothing-shown = Die E-Mail enthält etwas, es lässt sich aber nichts davon anzeigen.

word-original-attached = Sie ist so gut wie möglich dargestellt; das Original ist angehängt.
word-original-too-large = Sie ist so gut wie möglich dargestellt; das Original ist zum Anhängen zu groß, deshalb bleibt die Nachricht im Postfach.

# Was „mailferry inspect“ für Menschen schreibt. Namen von Kopfzeilen bleiben wie in der E-Mail, wo niemand sie übersetzt.

word-inspect-from = Von
word-inspect-to = An
word-inspect-cc = Cc
word-inspect-reply-to = Antwort an
word-inspect-subject = Betreff
word-inspect-date = Datum
word-inspect-message-id = Message-ID
word-inspect-in-reply-to = In-Reply-To
word-inspect-references = References
word-inspect-sender = Absender
word-inspect-agent = Agent
word-inspect-customer = Kunde
word-inspect-kind = Art
word-inspect-automatic = automatisch
word-inspect-delivery-report = Zustellbericht
word-inspect-out-of-office = Abwesenheitsnotiz
word-inspect-substitute = Ersatz von Exchange
word-inspect-attachment = Anhang
word-inspect-inline = im Text gezeigt
word-inspect-part = Teil
word-inspect-no-type = ohne Typ
word-inspect-note = Hinweis
word-inspect-body = Text
word-inspect-unreadable = Nicht lesbar: { $what }

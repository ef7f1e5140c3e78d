//! Polish, Czech, Russian.

use super::super::mime::Transfer;
use super::{Speech, Topic};

pub(super) const POLISH: Speech = Speech {
    code: "pl",
    people: &[
        ("Łukasz Wiśniewski", "lukasz.wisniewski@piekarnia-wisniewski.example"),
        ("Agnieszka Żółtowska", "a.zoltowska@apteka-pod-debem.example"),
    ],
    hello: &["Dzień dobry,", "Szanowni Państwo,", "Witam,"],
    bye: &["Pozdrawiam serdecznie", "Z poważaniem", "Z góry dziękuję"],
    agent_hello: "Dzień dobry, {customer},",
    agent_bye: "Z poważaniem\n{agent}\nObsługa klienta Contoso",
    reply_mark: "Odp:",
    wrote: "W dniu {date} {name} napisał(a):",
    topics: &[
        Topic {
            subject: "Drukarka {model} gubi polskie znaki",
            question: "po wymianie komputera drukarka {model} zamiast „ą” i „ę” drukuje puste kwadraty. Na ekranie wszystko wygląda dobrze. Czy trzeba wgrać jakąś czcionkę do drukarki?",
            answer: "nie trzeba. Proszę w sterowniku, w zakładce »Czcionki«, wyłączyć opcję »Użyj czcionek drukarki«. Wtedy tekst drukowany jest dokładnie tak, jak na ekranie.",
            thanks: "pomogło, polskie znaki są już na miejscu. Bardzo dziękuję!",
        },
        Topic {
            subject: "Reklamacja zamówienia {order}",
            question: "w zamówieniu {order} dwie rolki etykiet są rozdarte, a pudełko było zgniecione. Zdjęcia w załączniku. Proszę o wymianę albo zwrot {amount}.",
            answer: "przykro nam z powodu uszkodzenia. Nowe rolki wysłaliśmy dzisiaj kurierem; uszkodzonych nie trzeba odsyłać.",
            thanks: "nowe rolki dotarły w idealnym stanie. Dziękuję za szybką reakcję.",
        },
    ],
    turns: &[
        (
            "czy to samo dotyczy czcionek w kodach kreskowych?",
            "nie, kody kreskowe zawsze korzystają z czcionek drukarki.",
        ),
        ("rozumiem, dziękuję za wyjaśnienie.", "cieszę się, że mogłem pomóc."),
    ],
    charsets: &[
        ("utf-8", Transfer::Quoted),
        ("iso-8859-2", Transfer::Quoted),
        ("windows-1250", Transfer::EightBit),
    ],
    hours: 1,
    share: 6,
};

pub(super) const CZECH: Speech = Speech {
    code: "cs",
    people: &[
        ("Jiří Dvořák", "jiri.dvorak@pivovar-dvorak.example"),
        ("Kateřina Němcová", "katerina@knihkupectvi.example"),
    ],
    hello: &["Dobrý den,", "Zdravím,"],
    bye: &["S pozdravem", "Děkuji předem", "Hezký den"],
    agent_hello: "Dobrý den, {customer},",
    agent_bye: "S pozdravem\n{agent}\nZákaznická podpora Contoso",
    reply_mark: "Re:",
    wrote: "Dne {date} {name} napsal(a):",
    topics: &[Topic {
        subject: "Tiskárna {model} se po hodině vypne",
        question: "naše {model} se přibližně po hodině sama vypne a dá se zapnout až po vytažení ze zásuvky. Stojí v chladném sklepě, přehřívat by se tedy neměla. Máte nějaký nápad?",
        answer: "tiskárna má úsporný režim, který se aktualizací zapnul znovu. Vypnete ho v nabídce »Napájení«. Kdyby to nepomohlo, vyměníme vám zdroj.",
        thanks: "úsporný režim to opravdu byl. Tiskárna běží celý den, děkujeme!",
    }],
    turns: &[("zůstane to nastavené i po výpadku proudu?", "ano, nastavení se ukládá natrvalo.")],
    charsets: &[("iso-8859-2", Transfer::Quoted), ("utf-8", Transfer::Base64)],
    hours: 1,
    share: 3,
};

pub(super) const RUSSIAN: Speech = Speech {
    code: "ru",
    people: &[
        ("Светлана Кузнецова", "s.kuznetsova@tipografia.example"),
        ("Алексей Ершов", "ershov@sklad-ural.example"),
    ],
    hello: &["Здравствуйте!", "Добрый день!", "Уважаемые коллеги!"],
    bye: &["С уважением", "Заранее спасибо", "Всего доброго"],
    agent_hello: "Здравствуйте, {customer}!",
    agent_bye: "С уважением\n{agent}\nСлужба поддержки Contoso",
    reply_mark: "Re:",
    wrote: "{date}, {name} пишет:",
    topics: &[
        Topic {
            subject: "Принтер {model} не видит ленту",
            question: "После замены ленты принтер {model} пишет \"нет ленты\", хотя она установлена правильно. Пробовали другую катушку, то же самое. Серийный номер {serial}. Подскажите, пожалуйста, что можно сделать.",
            answer: "Скорее всего, запылился датчик. Он находится под правой катушкой; протрите его сухой ватной палочкой и перезапустите принтер. Если не поможет, пришлите, пожалуйста, фотографию.",
            thanks: "Датчик действительно был в пыли. Всё работает, большое спасибо!",
        },
        Topic {
            subject: "Счёт по заказу {order}",
            question: "Мы до сих пор не получили счёт по заказу {order}. Без него бухгалтерия не может оплатить. Вышлите, пожалуйста, копию на этот адрес.",
            answer: "Копия счёта во вложении. Сумма к оплате: {amount}. Приносим извинения за задержку.",
            thanks: "Получили, оплатим завтра. Спасибо!",
        },
    ],
    turns: &[
        (
            "А как часто нужно чистить датчик?",
            "Достаточно раз в полгода, при каждой замене печатающей головки.",
        ),
        ("Понятно, будем иметь в виду.", "Всегда рады помочь."),
    ],
    charsets: &[
        ("koi8-r", Transfer::Base64),
        ("utf-8", Transfer::Base64),
        ("windows-1251", Transfer::EightBit),
    ],
    hours: 3,
    share: 5,
};

//! Greek, Turkish, Japanese, Chinese, Arabic.

use super::super::mime::Transfer;
use super::{Speech, Topic};

pub(super) const GREEK: Speech = Speech {
    code: "el",
    people: &[
        ("Γιώργος Παπαδόπουλος", "g.papadopoulos@elaiourgeio.example"),
        ("Ελένη Καραγιάννη", "eleni@anthopoleio.example"),
    ],
    hello: &["Καλημέρα σας,", "Γεια σας,"],
    bye: &["Με εκτίμηση", "Ευχαριστώ εκ των προτέρων"],
    agent_hello: "Καλημέρα {customer},",
    agent_bye: "Με εκτίμηση\n{agent}\nΕξυπηρέτηση πελατών Contoso",
    reply_mark: "ΑΠ:",
    wrote: "Στις {date}, ο χρήστης {name} έγραψε:",
    topics: &[
        Topic {
            subject: "Οι ετικέτες κολλάνε στον κύλινδρο του {model}",
            question: "από τότε που αλλάξαμε προμηθευτή ετικετών, κάθε δέκατη περίπου κολλάει στον κύλινδρο του {model} και μπλοκάρει. Υπάρχει ρύθμιση για πιο παχύ χαρτί;",
            answer: "ναι, στο μενού »Χαρτί« επιλέξτε »Βαρύ« και μειώστε τη θερμοκρασία κατά δύο βαθμίδες. Αν συνεχιστεί, στείλτε μας ένα δείγμα των ετικετών.",
            thanks: "από το πρωί δεν μπλόκαρε ούτε μία φορά. Σας ευχαριστώ πολύ!",
        },
        Topic {
            subject: "Καθυστέρηση παραγγελίας {order}",
            question: "περιμένουμε την παραγγελία {order} εδώ και δέκα μέρες. Μπορείτε να μας πείτε πότε θα παραδοθεί;",
            answer: "το δέμα βρίσκεται ήδη στον Πειραιά και θα παραδοθεί αύριο. Ζητούμε συγγνώμη για την καθυστέρηση.",
            thanks: "το παραλάβαμε σήμερα. Ευχαριστούμε για την ενημέρωση.",
        },
    ],
    turns: &[("πόσο συχνά να καθαρίζουμε τον κύλινδρο;", "μία φορά την εβδομάδα, με στεγνό πανί.")],
    charsets: &[
        ("utf-8", Transfer::Base64),
        ("iso-8859-7", Transfer::Quoted),
        ("windows-1253", Transfer::Base64),
    ],
    hours: 2,
    share: 4,
};

pub(super) const TURKISH: Speech = Speech {
    code: "tr",
    people: &[
        ("Ayşe Yıldırım", "ayse@yildirim-tekstil.example"),
        ("Oğuz Şahin", "oguz.sahin@sahin-gida.example"),
    ],
    hello: &["Merhaba,", "İyi günler,"],
    bye: &["Saygılarımla", "Şimdiden teşekkürler"],
    agent_hello: "Merhaba {customer},",
    agent_bye: "Saygılarımızla\n{agent}\nContoso Müşteri Hizmetleri",
    reply_mark: "YNT:",
    wrote: "{date} tarihinde {name} şunu yazdı:",
    topics: &[Topic {
        subject: "{model} için yedek parça",
        question: "{model} yazıcımızın kapağındaki mandal kırıldı. Bu parçayı ayrı olarak gönderebilir misiniz, yoksa kapağın tamamını mı almamız gerekiyor?",
        answer: "mandalı ayrı olarak gönderebiliyoruz, fiyatı {amount}. Takılması iki dakika sürer, tarifi ektedir.",
        thanks: "parça bugün geldi ve sorunsuz takıldı. Çok teşekkür ederiz.",
    }],
    turns: &[("kargo ne kadar sürer?", "genellikle üç iş günü.")],
    charsets: &[("iso-8859-9", Transfer::Quoted), ("utf-8", Transfer::Quoted)],
    hours: 3,
    share: 2,
};

pub(super) const JAPANESE: Speech = Speech {
    code: "ja",
    people: &[
        ("佐藤 美咲", "misaki.sato@sakura-foods.example"),
        ("田中 健一", "k-tanaka@tanaka-seisakusho.example"),
    ],
    hello: &["お世話になっております。", "いつもお世話になっております。"],
    bye: &["よろしくお願いいたします。", "お手数をおかけしますが、よろしくお願いいたします。"],
    agent_hello: "{customer} 様\n\nいつもお世話になっております。",
    agent_bye: "今後ともよろしくお願いいたします。\n{agent}\nContoso カスタマーサポート",
    reply_mark: "Re:",
    wrote: "{date} {name} のメール:",
    topics: &[
        Topic {
            subject: "{model} のラベルがずれて印刷されます",
            question: "先週から {model} で印刷すると、ラベルの位置が上に 2 ミリほどずれてしまいます。用紙の設定は変更しておりません。電源を入れ直しても改善しませんでした。対処方法をご教示いただけますでしょうか。",
            answer: "ご不便をおかけして申し訳ございません。用紙センサーの再調整をお試しください。電源を切り、給紙ボタンを押しながら電源を入れ、音が二回鳴りましたらボタンを離してください。",
            thanks: "ご案内の方法で直りました。迅速なご対応をありがとうございました。",
        },
        Topic {
            subject: "注文番号 {order} の納期について",
            question: "注文番号 {order} の納期をご確認いただけますでしょうか。来月五日から新しい倉庫で使用する予定です。",
            answer: "ご注文の商品は今月二十八日に出荷いたします。お届けは一両日中の見込みでございます。",
            thanks: "承知いたしました。ご確認いただきありがとうございました。",
        },
    ],
    turns: &[("同じ調整は他の機種でも必要でしょうか。", "はい、同じ手順で調整していただけます。")],
    charsets: &[
        ("iso-2022-jp", Transfer::SevenBit),
        ("shift_jis", Transfer::Base64),
        ("utf-8", Transfer::Base64),
    ],
    hours: 9,
    share: 5,
};

pub(super) const CHINESE: Speech = Speech {
    code: "zh",
    people: &[("王晓明", "wang.xm@haohan-wuliu.example"), ("陈丽", "chenli@meihua-yinshua.example")],
    hello: &["您好：", "尊敬的客服："],
    bye: &["谢谢！", "此致敬礼"],
    agent_hello: "{customer}，您好：",
    agent_bye: "祝好\n{agent}\nContoso 客户服务",
    reply_mark: "回复:",
    wrote: "{date}，{name} 写道：",
    topics: &[
        Topic {
            subject: "{model} 打印机无法连接",
            question: "我们上周买的 {model}（序列号 {serial}）无法连接到办公室的无线网络。指示灯一直闪黄色，说明书里没有提到这种情况。请问应该怎么处理？",
            answer: "黄灯闪烁表示密码错误，或者路由器使用的是 5 GHz 频段。该型号只支持 2.4 GHz，请在路由器里打开 2.4 GHz，然后按住无线键五秒钟重新连接。",
            thanks: "打开 2.4 GHz 以后马上就连上了。非常感谢！",
        },
        Topic {
            subject: "订单 {order} 的发票",
            question: "订单 {order} 的发票抬头写错了，请帮我们重新开一张，金额是 {amount}。",
            answer: "新的发票已经开好，请见附件。给您带来不便，非常抱歉。",
            thanks: "已经收到，谢谢。",
        },
    ],
    turns: &[("请问可以用网线连接吗？", "可以，背面有网线接口，插上就能用。")],
    charsets: &[("gb2312", Transfer::Base64), ("utf-8", Transfer::Base64), ("gb18030", Transfer::Base64)],
    hours: 8,
    share: 5,
};

pub(super) const ARABIC: Speech = Speech {
    code: "ar",
    people: &[
        ("ليلى حداد", "layla@haddad-pharmacy.example"),
        ("يوسف المنصوري", "y.mansouri@mansouri-trading.example"),
    ],
    hello: &["السلام عليكم،", "مرحبًا،"],
    bye: &["مع خالص التحية", "شكرًا جزيلاً"],
    agent_hello: "مرحبًا {customer}،",
    agent_bye: "مع أطيب التحيات\n{agent}\nخدمة عملاء Contoso",
    reply_mark: "رد:",
    wrote: "في {date} كتب {name}:",
    topics: &[
        Topic {
            subject: "الطابعة {model} تطبع الحروف معكوسة",
            question: "بعد تحديث البرنامج أصبحت الطابعة {model} تطبع النص العربي من اليسار إلى اليمين، والحروف غير متصلة. كان كل شيء يعمل جيدًا قبل التحديث. كيف يمكن إصلاح ذلك؟",
            answer: "يرجى تفعيل خيار »النص من اليمين إلى اليسار« في خصائص حقل النص، ثم اختيار خط يدعم العربية. سنعيد هذا الخيار إلى وضعه السابق في التحديث القادم.",
            thanks: "عادت الطباعة كما كانت. شكرًا على سرعة الرد!",
        },
        Topic {
            subject: "استفسار عن الطلب {order}",
            question: "لم يصلنا الطلب {order} حتى الآن، وقد مضى أسبوعان. هل يمكنكم التحقق من موعد التسليم؟",
            answer: "تأخرت الشحنة في الجمارك وستصل خلال ثلاثة أيام. نعتذر عن التأخير.",
            thanks: "وصل الطلب اليوم كاملاً. شكرًا لكم.",
        },
    ],
    turns: &[("هل يتوفر دليل الاستخدام باللغة العربية؟", "نعم، تجدونه على موقعنا في صفحة المنتج.")],
    charsets: &[("utf-8", Transfer::Base64), ("windows-1256", Transfer::Base64)],
    hours: 3,
    share: 4,
};

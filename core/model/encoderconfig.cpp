#include "model/encoderconfig.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QStandardPaths>

#include <algorithm>
#include <iterator>

namespace glossator {

namespace {

constexpr QLatin1StringView weightsName("model.safetensors");

struct NamedKind
{
    const char *name; ///< model_type
    EncoderKind kind;
    TokenizerKind tokenizer; ///< unless tokenizer_config.json names another
};

constexpr NamedKind kinds[] = {
    {"bert", EncoderKind::Bert, TokenizerKind::WordPiece},
    {"mpnet", EncoderKind::MPNet, TokenizerKind::WordPiece},
    {"roberta", EncoderKind::Roberta, TokenizerKind::ByteLevelBpe},
    {"xlm-roberta", EncoderKind::Roberta, TokenizerKind::SentencePiece},
};

struct NamedTokenizer
{
    const char *name; ///< tokenizer_class, without "Fast"
    TokenizerKind kind;
};

constexpr NamedTokenizer tokenizers[] = {
    {"BertTokenizer", TokenizerKind::WordPiece},
    {"MPNetTokenizer", TokenizerKind::WordPiece},
    {"RobertaTokenizer", TokenizerKind::ByteLevelBpe},
    {"XLMRobertaTokenizer", TokenizerKind::SentencePiece},
};

/// Classes that may stand for any tokenizer.
constexpr QLatin1StringView generalClasses[] = {QLatin1StringView("PreTrainedTokenizerFast"), QLatin1StringView("TokenizersBackend")};

template <typename Named, size_t N>
QString listed(const Named (&all)[N])
{
    QStringList names;
    for (const Named &named : all)
        names.append(QLatin1StringView(named.name));
    return names.join(QStringLiteral(", "));
}

template <typename Named, size_t N>
const Named *named(const Named (&all)[N], const QString &name)
{
    const auto *found = std::ranges::find_if(all, [&name](const Named &one) { return name == QLatin1StringView(one.name); });
    return found == std::end(all) ? nullptr : found;
}

Result<QJsonObject> readJson(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::EncoderMissing, path, 0, file.errorString()};
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &problem);
    if (!document.isObject())
        return Error{ErrorCode::EncoderUnsupported, path, 0, problem.errorString()};
    return document.object();
}

Result<QString> hashOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::EncoderMissing, path, 0, file.errorString()};
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!hash.addData(&file))
        return Error{ErrorCode::FileUnreadable, path, 0, file.errorString()};
    return QString::fromLatin1(hash.result().toHex());
}

/// Where the digest of this very file (path, size, time) is remembered.
QString stampPath(const QFileInfo &weights)
{
    const QString identity =
        QStringLiteral("%1\n%2\n%3").arg(weights.canonicalFilePath()).arg(weights.size()).arg(weights.lastModified().toMSecsSinceEpoch());
    const QByteArray name = QCryptographicHash::hash(identity.toUtf8(), QCryptographicHash::Sha1).toHex();
    return QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) + QStringLiteral("/glossator/digests/")
        + QString::fromLatin1(name);
}

Result<QString> rememberedHashOf(const QString &path)
{
    const QFileInfo weights(path);
    if (!weights.isFile())
        return Error{ErrorCode::EncoderMissing, path};
    const QString stamp = stampPath(weights);
    if (QFile known(stamp); known.open(QIODevice::ReadOnly)) {
        const QString digest = QString::fromLatin1(known.readAll());
        if (digest.size() == 64)
            return digest;
    }
    auto digest = hashOf(path);
    if (!digest)
        return digest;
    // Not being able to remember costs time at the next start and nothing else.
    QDir().mkpath(QFileInfo(stamp).path());
    if (QSaveFile file(stamp); file.open(QIODevice::WriteOnly)) {
        file.write(digest->toLatin1());
        file.commit();
    }
    return digest;
}

/// A special token is spelt out, or is an object that holds the spelling.
QString spelling(const QJsonValue &token, const QString &otherwise)
{
    const QString text = token.isObject() ? token[QLatin1StringView("content")].toString() : token.toString();
    return text.isEmpty() ? otherwise : text;
}

SpecialTokens usualTokens(EncoderKind kind)
{
    if (kind == EncoderKind::Bert)
        return {};
    return {QStringLiteral("<s>"), QStringLiteral("</s>"), kind == EncoderKind::MPNet ? QStringLiteral("[UNK]") : QStringLiteral("<unk>")};
}

/// usual: what holds where the file says nothing or is missing.
Result<TokenizerConfig> readTokenizerConfig(const QString &folder, TokenizerConfig usual)
{
    const QString path = folder + QStringLiteral("/tokenizer_config.json");
    const auto file = readJson(path);
    if (!file && file.error().code == ErrorCode::EncoderMissing)
        return usual;
    if (!file)
        return file.error();
    const QJsonObject &json = *file;
    TokenizerConfig config = std::move(usual);
    QString type = json[QLatin1StringView("tokenizer_class")].toString();
    const bool saysLittle = type.isEmpty() || std::ranges::find(generalClasses, type) != std::end(generalClasses);
    if (type.endsWith(QLatin1StringView("Fast")))
        type.chop(4);
    const NamedTokenizer *tokenizer = named(tokenizers, type);
    if (!tokenizer && !saysLittle)
        return Error{ErrorCode::EncoderUnsupported, path, 0,
                     QStringLiteral("tokenizer_class is \"%1\"; supported are %2").arg(type, listed(tokenizers))};
    if (tokenizer)
        config.kind = tokenizer->kind;
    config.lowerCase = json[QLatin1StringView("do_lower_case")].toBool(true);
    config.prefixesSpace = json[QLatin1StringView("add_prefix_space")].toBool(false);
    config.special.begin = spelling(json[QLatin1StringView("cls_token")], config.special.begin);
    config.special.end = spelling(json[QLatin1StringView("sep_token")], config.special.end);
    config.special.unknown = spelling(json[QLatin1StringView("unk_token")], config.special.unknown);
    return config;
}

/// A copy of what config.json says, with the reasons why an encoder cannot be run.
class ConfigReader
{
public:
    explicit ConfigReader(QJsonObject json) : m_json(std::move(json)) {}

    /// The first reason found; empty if there is none.
    [[nodiscard]] QString problem() const { return m_problem; }

    [[nodiscard]] EncoderConfig read()
    {
        EncoderConfig config;
        setKind(config);
        requireText("hidden_act", "gelu", QString());
        requireText("position_embedding_type", "absolute", QStringLiteral("absolute"));
        config.vocabularySize = number("vocab_size");
        config.width = number("hidden_size");
        config.layers = number("num_hidden_layers");
        config.heads = number("num_attention_heads");
        config.feedForwardWidth = number("intermediate_size");
        if (config.kind == EncoderKind::MPNet) {
            config.firstPosition = 2; // behind the padding's
            config.relativeBuckets = number("relative_attention_num_buckets", 32);
        } else {
            config.firstPosition = config.kind == EncoderKind::Roberta ? number("pad_token_id", 1) + 1 : 0;
            config.tokenTypes = number("type_vocab_size", 2);
        }
        config.positions = number("max_position_embeddings") - config.firstPosition;
        config.normEpsilon = m_json[QLatin1StringView("layer_norm_eps")].toDouble(config.normEpsilon);
        check(config);
        return config;
    }

private:
    [[nodiscard]] int number(const char *name, int otherwise = 0) const { return m_json[QLatin1StringView(name)].toInt(otherwise); }
    void complain(const QString &problem)
    {
        if (m_problem.isEmpty())
            m_problem = problem;
    }
    void requireText(const char *name, const char *supported, const QString &otherwise)
    {
        const QString value = m_json[QLatin1StringView(name)].toString(otherwise);
        if (value != QLatin1StringView(supported))
            complain(QStringLiteral("%1 is \"%2\", not \"%3\"").arg(QLatin1StringView(name), value, QLatin1StringView(supported)));
    }
    void setKind(EncoderConfig &config)
    {
        const QString type = m_json[QLatin1StringView("model_type")].toString();
        const NamedKind *kind = named(kinds, type);
        if (!kind)
            return complain(QStringLiteral("model_type is \"%1\"; supported are %2").arg(type, listed(kinds)));
        config.kind = kind->kind;
        config.tokenizer.kind = kind->tokenizer;
        config.tokenizer.special = usualTokens(kind->kind);
    }
    void check(const EncoderConfig &config)
    {
        if (config.vocabularySize <= 0 || config.layers <= 0 || config.feedForwardWidth <= 0 || config.positions <= 0 || config.heads <= 0
            || config.width <= 0 || config.width % config.heads != 0 || config.tokenTypes < 0 || config.firstPosition < 0
            || (config.kind == EncoderKind::MPNet && (config.relativeBuckets < 4 || config.relativeBuckets % 4 != 0)))
            complain(QStringLiteral("a size is missing or impossible"));
        if (config.positions < leastPositions)
            complain(QStringLiteral("it reads %1 subwords at a time; %2 are needed").arg(config.positions).arg(leastPositions));
    }

    QJsonObject m_json;
    QString m_problem;
};

} // namespace

Result<EncoderConfig> readEncoderConfig(const QString &folder)
{
    const QString path = folder + QStringLiteral("/config.json");
    auto json = readJson(path);
    if (!json)
        return json.error();
    ConfigReader reader(*json);
    EncoderConfig config = reader.read();
    if (!reader.problem().isEmpty())
        return Error{ErrorCode::EncoderUnsupported, path, 0, reader.problem()};
    auto tokenizer = readTokenizerConfig(folder, config.tokenizer);
    if (!tokenizer)
        return tokenizer.error();
    config.tokenizer = *tokenizer;
    return config;
}

QString encoderFolder(QLatin1StringView name)
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/glossator/encoders/") + name;
}

QString defaultEncoderFolder()
{
    const QString fromEnvironment = qEnvironmentVariable("GLOSSATOR_ENCODER");
    if (!fromEnvironment.isEmpty())
        return fromEnvironment;
    return encoderFolder(QLatin1StringView(knownEncoders[0].name));
}

QString resolveEncoder(const QString &folderOrName)
{
    if (folderOrName.isEmpty())
        return defaultEncoderFolder();
    for (const KnownEncoder &known : knownEncoders) {
        if (folderOrName == QLatin1StringView(known.name) && !QFileInfo::exists(folderOrName))
            return encoderFolder(QLatin1StringView(known.name));
    }
    return folderOrName;
}

Result<QString> verifyEncoder(const QString &folder)
{
    const QString path = folder + u'/' + weightsName;
    auto digest = rememberedHashOf(path);
    if (!digest)
        return digest;
    const QString name = QDir(folder).dirName();
    for (const KnownEncoder &known : knownEncoders) {
        if (name == QLatin1StringView(known.name) && *digest != QLatin1StringView(known.sha256))
            return Error{ErrorCode::ChecksumMismatch, path, 0,
                         QStringLiteral("SHA-256 is %1, expected %2").arg(*digest, QLatin1StringView(known.sha256))};
    }
    return digest;
}

} // namespace glossator

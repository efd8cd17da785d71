#include "text/sentencepiecemodel.h"

#include <QByteArrayView>
#include <QFile>
#include <QtEndian>

#include <bit>
#include <optional>

namespace glossator {

namespace {

/// A field of a message in protobuf's wire format.
struct Field
{
    int number = 0;
    quint64 value = 0; ///< of numbers; of 32-bit floats the bits
    QByteArrayView bytes; ///< of strings and messages
};

/// Walks through a message.
class MessageReader
{
public:
    explicit MessageReader(QByteArrayView message) : m_rest(message) {}

    /// False once a field was cut off or of an unknown type.
    [[nodiscard]] bool isSound() const { return m_isSound; }

    /// Nothing at the end and when the message is not sound.
    std::optional<Field> next()
    {
        if (m_rest.isEmpty())
            return std::nullopt;
        const quint64 tag = readNumber();
        Field field{int(tag >> 3), 0, {}};
        switch (tag & 7) {
        case 0:
            field.value = readNumber();
            break;
        case 1:
            field.value = readFixed<quint64>();
            break;
        case 2:
            field.bytes = take(readNumber());
            break;
        case 5:
            field.value = readFixed<quint32>();
            break;
        default:
            m_isSound = false;
        }
        return m_isSound ? std::optional(field) : std::nullopt;
    }

private:
    QByteArrayView take(quint64 size)
    {
        if (size > quint64(m_rest.size())) {
            m_isSound = false;
            m_rest = {};
            return {};
        }
        const QByteArrayView taken = m_rest.first(qsizetype(size));
        m_rest = m_rest.sliced(qsizetype(size));
        return taken;
    }
    quint64 readNumber()
    {
        quint64 number = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            const QByteArrayView byte = take(1);
            if (byte.isEmpty())
                return 0;
            number |= quint64(quint8(byte[0]) & 0x7F) << shift;
            if (!(quint8(byte[0]) & 0x80))
                return number;
        }
        m_isSound = false;
        return 0;
    }
    template <typename T>
    T readFixed()
    {
        const QByteArrayView bytes = take(sizeof(T));
        return bytes.isEmpty() ? T(0) : qFromLittleEndian<T>(bytes.data());
    }

    QByteArrayView m_rest;
    bool m_isSound = true;
};

/// Calls use for each field; false if the message is not sound.
template <typename Use>
bool forEachField(QByteArrayView message, Use use)
{
    MessageReader reader(message);
    while (const auto field = reader.next())
        use(*field);
    return reader.isSound();
}

/// The settings that would need another algorithm.
struct Settings
{
    int modelType = 1; ///< TrainerSpec: 1 is unigram
    bool spaceIsSuffix = false;
    bool fallsBackToBytes = false;
    bool addsSpace = true; ///< NormalizerSpec
    bool escapesSpaces = true;
};

class ModelReader
{
public:
    /// False if the message is not sound.
    bool read(QByteArrayView content)
    {
        bool isSound = true;
        isSound &= forEachField(content, [&](const Field &field) {
            if (field.number == 1)
                isSound &= readPiece(field.bytes);
            else if (field.number == 2)
                isSound &= forEachField(field.bytes, [this](const Field &f) { readTraining(f); });
            else if (field.number == 3)
                isSound &= forEachField(field.bytes, [this](const Field &f) { readNormalization(f); });
        });
        return isSound;
    }

    /// Why Glossator cannot use the model; empty if it can.
    [[nodiscard]] QString problem() const
    {
        if (m_settings.modelType != 1)
            return QStringLiteral("it is not a unigram model");
        if (m_settings.spaceIsSuffix || m_settings.fallsBackToBytes || !m_settings.addsSpace || !m_settings.escapesSpaces)
            return QStringLiteral("it treats spaces or unknown characters otherwise than XLM-RoBERTa's");
        using Type = SentencePieceModel::Type;
        const auto typeOf = [this](size_t id) { return id < m_model.pieces.size() ? m_model.pieces[id].type : Type::Unused; };
        if (typeOf(0) != Type::Unknown || typeOf(1) != Type::Control || typeOf(2) != Type::Control)
            return QStringLiteral("its first three pieces are not <unk>, <s> and </s>");
        for (const auto &piece : m_model.pieces) {
            if (piece.type == Type::UserDefined || piece.type == Type::Byte)
                return QStringLiteral("it has pieces of a special kind, such as %1").arg(QString::fromUtf8(piece.text));
        }
        return {};
    }
    [[nodiscard]] SentencePieceModel take() { return std::move(m_model); }

private:
    bool readPiece(QByteArrayView message)
    {
        SentencePieceModel::Piece piece;
        const bool isSound = forEachField(message, [&piece](const Field &field) {
            if (field.number == 1)
                piece.text = field.bytes.toByteArray();
            else if (field.number == 2)
                piece.score = std::bit_cast<float>(quint32(field.value));
            else if (field.number == 3)
                piece.type = SentencePieceModel::Type(field.value);
        });
        m_model.pieces.push_back(std::move(piece));
        return isSound;
    }
    void readTraining(const Field &field)
    {
        if (field.number == 3)
            m_settings.modelType = int(field.value);
        else if (field.number == 24)
            m_settings.spaceIsSuffix = field.value != 0;
        else if (field.number == 35)
            m_settings.fallsBackToBytes = field.value != 0;
    }
    void readNormalization(const Field &field)
    {
        if (field.number == 2)
            m_model.characterMap = field.bytes.toByteArray();
        else if (field.number == 3)
            m_settings.addsSpace = field.value != 0;
        else if (field.number == 4)
            m_model.removesExtraSpaces = field.value != 0;
        else if (field.number == 5)
            m_settings.escapesSpaces = field.value != 0;
    }

    SentencePieceModel m_model;
    Settings m_settings;
};

} // namespace

Result<SentencePieceModel> readSentencePieceModel(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{file.exists() ? ErrorCode::FileUnreadable : ErrorCode::FileNotFound, path, 0, file.errorString()};
    const QByteArray content = file.readAll();
    ModelReader reader;
    const QString problem = reader.read(content) ? reader.problem() : QStringLiteral("it is not a SentencePiece model, or is cut off");
    if (!problem.isEmpty())
        return Error{ErrorCode::EncoderUnsupported, path, 0, problem};
    return reader.take();
}

} // namespace glossator

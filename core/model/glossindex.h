#pragma once

#include <QString>

#include <functional>
#include <memory>
#include <mutex>
#include <span>

#include "base/result.h"

class QFile;

namespace glossator {

/// The texts that the index holds vectors of, one a synset, as an inventory gives them.
struct GlossSource
{
    QString inventory; ///< its name and edition
    QString form = QStringLiteral("lemmas: gloss; examples"); ///< what a text holds; changes whenever that changes
    int count = 0;
    std::function<QString(int)> text; ///< what the encoder reads
    std::function<QString(int)> textWithoutExamples{}; ///< what a word that stands in one of the examples is compared with
    std::function<QString(int)> name; ///< stable across editions of the program: the synset's first sense key
};

/// The same synsets with those texts.
[[nodiscard]] GlossSource withoutExamples(const GlossSource &source);

/// Gloss vectors on disk: unit vectors in 8-bit integers with a scale a row, a row a synset, in a file that is mapped. Its name
/// contains a digest of encoder, inventory and the recipe of the text, so that a wrong one is never read. A row's scale is written
/// last, and a row counts as present when its norm is 1: one that a killed process or a lost page left half written does not pass.
/// Processes that fill the same file at once write the same values.
/// Thread contract: read() and put() may run at once; the first put() of a row stays.
class GlossIndex
{
public:
    /// folder is created. Errors: FileUnwritable, DiskFull.
    [[nodiscard]] static Result<std::unique_ptr<GlossIndex>> open(const QString &folder, const QString &encoderDigest,
                                                                  const GlossSource &source, int width);
    ~GlossIndex();

    [[nodiscard]] int rows() const { return m_rows; }
    [[nodiscard]] int width() const { return m_width; }
    [[nodiscard]] QString path() const;
    [[nodiscard]] bool contains(int row) const;
    /// Rows present; counts them all.
    [[nodiscard]] int countPresent() const;
    /// False when the row is absent (vector then holds nothing of use).
    bool read(int row, std::span<float> vector) const;
    void put(int row, std::span<const float> vector);

    /// GLOSSATOR_CACHE, or gloss-index in the user's cache folder.
    [[nodiscard]] static QString defaultFolder();

private:
    GlossIndex(std::unique_ptr<QFile> file, int rows, int width);
    std::unique_ptr<QFile> m_file;
    std::mutex m_writing;
    float *m_scales = nullptr; ///< [rows], at the file's start
    qint8 *m_values = nullptr; ///< [rows, width], behind them
    int m_rows = 0;
    int m_width = 0;
};

} // namespace glossator

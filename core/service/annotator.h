#pragma once

#include <QByteArray>
#include <QStringList>

#include <memory>
#include <mutex>
#include <span>
#include <vector>

#include "base/fairmutex.h"
#include "base/progress.h"
#include "base/result.h"
#include "inventory/inventory.h"
#include "text/annotation.h"

namespace glossator {

class SenseModel;

/// Of the units of a sentence, each of length 1; see SenseModel::score().
using WordVectors = std::vector<std::vector<float>>;

struct AnnotatorConfig
{
    QString encoderFolder; ///< or a known encoder's name; empty: the default encoder where `dev` or the user put it
    QString trainedParts; ///< file; empty: the one the program ships for the encoder; untrainedModel: none
    QString wordNetFolder; ///< empty: defaultWordNetFolder()
    QString device = QStringLiteral("auto"); ///< "auto", "cpu", "cuda", "cuda:1"
    double priorFactor = 1; ///< see SenseModel::setPriorFactor()
    int threads = 0; ///< that predictions are computed on; 0: usualCpuThreads()
    bool takesProjectVersion = true; ///< where a project's own training has made a version, that one is used instead of trainedParts
};

/// Stands for no trained parts at all: glosses and priors alone decide. Training from scratch begins there.
inline constexpr char untrainedModel[] = "untrained";

/// The file the program ships, beside the binary (build folder) or in the installation's share folder.
[[nodiscard]] QString shippedModelPath();
/// The same for a known encoder by its name; there need not be such a file.
[[nodiscard]] QString shippedModelPath(const QString &encoder);

/// The files and folders that Annotator::open() reads.
[[nodiscard]] QStringList inputsOf(const AnnotatorConfig &config);

/// Everything between text and senses: tagger, lemmatiser, unit finder, encoder, gloss index, scorer, with the inventory they share.
/// Loads in about a second; thread-safe for annotate() calls one at a time (callers on several threads take turns).
class Annotator
{
public:
    [[nodiscard]] static Result<std::shared_ptr<Annotator>> open(const AnnotatorConfig &config);
    ~Annotator();

    // These never wait for the model, whoever works with it.
    [[nodiscard]] std::shared_ptr<const Inventory> inventory() const;
    /// Changes with setTrainedParts and setPriorFactor.
    [[nodiscard]] QString modelVersion() const;
    /// As SenseModel::setPriorFactor(). In force for whoever takes the model next; who works with it now goes on as it began.
    void setPriorFactor(double factor);
    [[nodiscard]] double priorFactor() const;
    /// As describeDevice(), with the threads that services use.
    [[nodiscard]] QString deviceName() const;

    /// Gives each sentence that is not analysed its tags, lemmas and units, and every unit its prediction. predictions[i] belongs to
    /// sentences[i].units. passages[i] numbers the passage of sentences[i]; those of one passage stand together, in the text's order, and
    /// are read together: what a unit gets depends on the others' words, too. Without passages every sentence is read by itself. Progress
    /// counts passages. Glosses not yet in the index are encoded on the way.
    /// words, if given, gets the vector of each unit with candidates that the scorer compares with senses. Errors: Cancelled, those of
    /// computed().
    [[nodiscard]] Result<std::vector<std::vector<Prediction>>> annotate(std::vector<Sentence> &sentences, std::span<const qint64> passages,
                                                                        const TaskControl &control,
                                                                        std::vector<WordVectors> *words = nullptr);
    /// How many consecutive sentences of a document make a passage. Never waits, either.
    [[nodiscard]] int passageSentences() const;

    /// Swaps adapters, heads and offsets, as made by training; empty: the shipped ones.
    [[nodiscard]] Result<void> setTrainedParts(const QByteArray &trainedParts);

    /// For training and the index, which work on the model itself. annotate() waits while the access lives; when it ends, what it made of
    /// the model is published.
    class ModelAccess
    {
    public:
        ModelAccess(ModelAccess &&) noexcept = default;
        ~ModelAccess();

        SenseModel &model;

    private:
        friend class Annotator;
        explicit ModelAccess(Annotator &annotator);

        Annotator *m_annotator;
        std::unique_lock<FairMutex> m_lock;
    };
    [[nodiscard]] ModelAccess lockModel();

private:
    struct Private;
    explicit Annotator(std::unique_ptr<Private> d);
    void publish();
    std::unique_ptr<Private> d;
};

} // namespace glossator

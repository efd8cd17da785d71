#include "service/projectannotator.h"

#include "store/modelstore.h"

namespace glossator {

namespace {

Result<void> takeProjectVersion(Database &database, Annotator &annotator)
{
    const ModelStore models(database);
    const auto version = models.current();
    if (!version)
        return version.error();
    if (version->isEmpty())
        return {};
    const auto parts = models.trainedParts(*version);
    if (!parts)
        return parts.error();
    return annotator.setTrainedParts(*parts);
}

} // namespace

Result<std::shared_ptr<Annotator>> openProjectAnnotator(Database &database, const AnnotatorConfig &config)
{
    auto opened = Annotator::open(config);
    if (!opened || !config.takesProjectVersion)
        return opened;
    if (auto taken = takeProjectVersion(database, **opened); !taken)
        return taken.error();
    return opened;
}

} // namespace glossator

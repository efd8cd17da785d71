#include "service/projectannotator.h"

#include "store/modelstore.h"

namespace glossator {

Result<std::shared_ptr<Annotator>> openAnnotator(Database &database, const AnnotatorConfig &config, const QString &version)
{
    auto opened = Annotator::open(config);
    if (!opened || version.isEmpty())
        return opened;
    const auto parts = ModelStore(database).trainedParts(version);
    if (!parts)
        return parts.error();
    if (auto taken = (*opened)->setTrainedParts(*parts); !taken)
        return taken.error();
    return opened;
}

Result<std::shared_ptr<Annotator>> openProjectAnnotator(Database &database, const AnnotatorConfig &config)
{
    if (!config.takesProjectVersion)
        return Annotator::open(config);
    const auto version = ModelStore(database).current();
    if (!version)
        return version.error();
    return openAnnotator(database, config, *version);
}

} // namespace glossator

package skilltide.ingest.http;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * Where publishers' keys are.
 *
 * @param file the file that {@code ./skilltide key} writes; looked at again whenever it has changed. It need not be there
 * @param required whether keys are needed even where only this machine seems to send: behind a proxy that neither adds a
 *        header nor keeps the host
 */
@ConfigurationProperties("skilltide.keys")
record KeySettings(@Bindable(defaultValue = "data/publisher-keys") String file,
    @Bindable(defaultValue = "false") boolean required) {}

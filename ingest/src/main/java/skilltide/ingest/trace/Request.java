package skilltide.ingest.trace;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A request over HTTP, as far as it is told.
 *
 * @param method such as {@code POST}
 * @param route the path, with names in the place of what varies in it
 * @param path as it was asked for, without the query
 * @param scheme {@code http} or {@code https}
 * @param from its header of a name; null where there is none, or where it is not to go on from its sender's trace
 * @param personal whether it is about a person: then it goes on from nobody, and no log line ties it to its sender
 */
public record Request(String method, String route, String path, String scheme,
    Function<String, @Nullable String> from, boolean personal) {}

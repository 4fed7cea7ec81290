package skilltide.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the {@link Site} that they all share, and lets none pass whose page complained of something. */
final class SiteExtension implements BeforeAllCallback, ParameterResolver, AfterEachCallback {

  @Override
  public void beforeAll(ExtensionContext context) {
    site(context); // here, so that without a browser the tests are skipped
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Site.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return site(context);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    List<String> complaints = List.copyOf(site(context).chromium().complaints());
    site(context).chromium().complaints().clear();
    assertThat(complaints).isEmpty();
  }

  private static Site site(ExtensionContext context) {
    return context.getRoot().getStore(Namespace.create(Site.class)).getOrComputeIfAbsent(Site.class, key -> new Site(),
        Site.class);
  }
}

package dev.innovationpipeline.ingest.login;

import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.caller.Role;
import dev.innovationpipeline.ingest.security.LoginSettings;
import dev.innovationpipeline.ingest.security.SecuritySettings;
import dev.innovationpipeline.ingest.session.Session;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells callers who they are and how they can log in. */
record Access(SecuritySettings settings) {

  SessionAnswer answer(Optional<Caller> caller, Optional<Session> session) {
    Optional<Caller> known = settings.isLocal() ? Optional.of(Caller.ANYBODY) : caller;
    LoginSettings login = settings.login();
    return new SessionAnswer(
        settings.mode().stream().map(Access::nameOf).sorted().toList(),
        known
            .map(who -> known(who, session.map(Session::shownName).orElse(who.name())))
            .orElse(null),
        session.map(Session::csrfToken).orElse(null),
        session.map(Session::until).orElse(null),
        login.isOffered() ? "/login" : null,
        cli(login));
  }

  private static SessionAnswer.Known known(Caller caller, String shownName) {
    Role role = caller.role();
    return new SessionAnswer.Known(
        shownName,
        caller.user(),
        role == null ? null : nameOf(role),
        caller.companies().stream().sorted().toList(),
        caller.everyCompany());
  }

  private static SessionAnswer.@Nullable CliLogin cli(LoginSettings login) {
    return login.isOffered() && !login.cliClientId().isEmpty()
        ? new SessionAnswer.CliLogin(
            login.authorizationUri(), login.tokenUri(), login.cliClientId(), login.scopes())
        : null;
  }

  private static String nameOf(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}

package dev.innovationpipeline.ingest.security;

/** How the service knows who is there. */
public enum SecurityMode {

  /** It does not ask, as only people and programs of this machine reach it. */
  LOCAL,

  /** By tokens of an issuer, such as Clerk or Keycloak, for people. */
  JWT,

  /** By keys that an administrator makes, for machines. */
  KEYS
}

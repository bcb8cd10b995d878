/** All files of test/host/suites, imported by the bundler. */
declare module "marginalia:suites" {}

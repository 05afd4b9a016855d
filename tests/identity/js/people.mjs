// Drives @supabase/auth-js through a person's life; prints what it saw as one JSON object.
// Arguments: address of the project, publishable key, secret key, folder whose node_modules has auth-js.
import { createRequire } from "node:module";

const [url, publishable, secret, folder] = process.argv.slice(2);
const { AuthClient } = createRequire(`${folder}/package.json`)("@supabase/auth-js");

function client(key) {
  return new AuthClient({
    url: `${url}/auth/v1`,
    headers: { apikey: key, Authorization: `Bearer ${key}` },
    autoRefreshToken: false,
    persistSession: true,
    storageKey: crypto.randomUUID(),
  });
}

async function good(answer) {
  const { data, error } = await answer;
  if (error) throw error;
  return data;
}

async function refused(answer) {
  const { error } = await answer;
  return error && { name: error.name, status: error.status, code: error.code, message: error.message };
}

const email = `${crypto.randomUUID()}@example.test`;
const saw = {};

const ada = client(publishable);
const started = await good(ada.signInAnonymously());
saw.anonymous = started.user.is_anonymous;
const permanent = await good(ada.updateUser({ email, password: "correct horse" }));
saw.kept_id = permanent.user.id === started.user.id;
saw.permanent = !permanent.user.is_anonymous && permanent.user.email === email;
const renewed = await good(ada.refreshSession());
saw.rotated = renewed.session.refresh_token !== started.session.refresh_token;
const claims = await good(ada.getClaims());
saw.claims = claims.claims.sub === started.user.id && claims.claims.is_anonymous === false;
saw.user = (await good(ada.getUser())).user.email === email;

const elsewhere = client(publishable);
saw.wrong_password = await refused(elsewhere.signInWithPassword({ email, password: "wrong horse" }));
saw.weak = await refused(elsewhere.signUp({ email: `new-${email}`, password: "1" }));
saw.taken = await refused(elsewhere.signUp({ email, password: "correct horse" }));
saw.signed_in = (await good(elsewhere.signInWithPassword({ email, password: "correct horse" }))).user.id === started.user.id;
await good(elsewhere.setSession(renewed.session)).then((data) => (saw.set_session = data.user.email === email));
saw.invented = await refused(elsewhere.refreshSession({ refresh_token: "invented" }));

saw.recover = (await refused(elsewhere.resetPasswordForEmail(`un${email}`))) === null;
const staff = client(secret);
const link = await good(staff.admin.generateLink({ type: "recovery", email }));
const proved = await good(elsewhere.verifyOtp({ token_hash: link.properties.hashed_token, type: "recovery" }));
saw.proved = proved.user.id === started.user.id;
await good(elsewhere.updateUser({ password: "a better horse" }));
saw.others_ended = await refused(ada.refreshSession());
saw.listed = (await good(staff.admin.listUsers())).users.some((user) => user.email === email);

const { error: leaving } = await elsewhere.signOut();
saw.signed_out = leaving === null && (await good(elsewhere.getSession())).session === null;
await good(staff.admin.deleteUser(started.user.id));
saw.gone = await refused(client(publishable).signInWithPassword({ email, password: "a better horse" }));
console.log(JSON.stringify(saw));

OPENQASM 3.0;
include "stdgates.inc";

// Model Qmtl.Models.Digits, circuit 1 of 1
// Heads: odd, large, prime, hole

// shared[8]
input float[64] shared_0;
input float[64] shared_1;
input float[64] shared_2;
input float[64] shared_3;
input float[64] shared_4;
input float[64] shared_5;
input float[64] shared_6;
input float[64] shared_7;
// encoding.theta[1,8,2]
input float[64] encoding_theta_0_0_0;
input float[64] encoding_theta_0_0_1;
input float[64] encoding_theta_0_1_0;
input float[64] encoding_theta_0_1_1;
input float[64] encoding_theta_0_2_0;
input float[64] encoding_theta_0_2_1;
input float[64] encoding_theta_0_3_0;
input float[64] encoding_theta_0_3_1;
input float[64] encoding_theta_0_4_0;
input float[64] encoding_theta_0_4_1;
input float[64] encoding_theta_0_5_0;
input float[64] encoding_theta_0_5_1;
input float[64] encoding_theta_0_6_0;
input float[64] encoding_theta_0_6_1;
input float[64] encoding_theta_0_7_0;
input float[64] encoding_theta_0_7_1;
// odd.theta[2,2,2]
input float[64] odd_theta_0_0_0;
input float[64] odd_theta_0_0_1;
input float[64] odd_theta_0_1_0;
input float[64] odd_theta_0_1_1;
input float[64] odd_theta_1_0_0;
input float[64] odd_theta_1_0_1;
input float[64] odd_theta_1_1_0;
input float[64] odd_theta_1_1_1;
// large.theta[2,2,2]
input float[64] large_theta_0_0_0;
input float[64] large_theta_0_0_1;
input float[64] large_theta_0_1_0;
input float[64] large_theta_0_1_1;
input float[64] large_theta_1_0_0;
input float[64] large_theta_1_0_1;
input float[64] large_theta_1_1_0;
input float[64] large_theta_1_1_1;
// prime.theta[2,2,2]
input float[64] prime_theta_0_0_0;
input float[64] prime_theta_0_0_1;
input float[64] prime_theta_0_1_0;
input float[64] prime_theta_0_1_1;
input float[64] prime_theta_1_0_0;
input float[64] prime_theta_1_0_1;
input float[64] prime_theta_1_1_0;
input float[64] prime_theta_1_1_1;
// hole.theta[2,2,2]
input float[64] hole_theta_0_0_0;
input float[64] hole_theta_0_0_1;
input float[64] hole_theta_0_1_0;
input float[64] hole_theta_0_1_1;
input float[64] hole_theta_1_0_0;
input float[64] hole_theta_1_0_1;
input float[64] hole_theta_1_1_0;
input float[64] hole_theta_1_1_1;

qubit[8] q;
bit[4] c;

// Shared encoding stage
ry(pi * shared_0) q[0];
ry(pi * shared_1) q[1];
ry(pi * shared_2) q[2];
ry(pi * shared_3) q[3];
ry(pi * shared_4) q[4];
ry(pi * shared_5) q[5];
ry(pi * shared_6) q[6];
ry(pi * shared_7) q[7];
cz q[0], q[1];
cz q[2], q[3];
cz q[4], q[5];
cz q[6], q[7];
cz q[1], q[2];
cz q[3], q[4];
cz q[5], q[6];
ry(encoding_theta_0_0_0) q[0];
rz(encoding_theta_0_0_1) q[0];
ry(encoding_theta_0_1_0) q[1];
rz(encoding_theta_0_1_1) q[1];
ry(encoding_theta_0_2_0) q[2];
rz(encoding_theta_0_2_1) q[2];
ry(encoding_theta_0_3_0) q[3];
rz(encoding_theta_0_3_1) q[3];
ry(encoding_theta_0_4_0) q[4];
rz(encoding_theta_0_4_1) q[4];
ry(encoding_theta_0_5_0) q[5];
rz(encoding_theta_0_5_1) q[5];
ry(encoding_theta_0_6_0) q[6];
rz(encoding_theta_0_6_1) q[6];
ry(encoding_theta_0_7_0) q[7];
rz(encoding_theta_0_7_1) q[7];
cx q[0], q[1];
cx q[1], q[2];
cx q[2], q[3];
cx q[3], q[4];
cx q[4], q[5];
cx q[5], q[6];
cx q[6], q[7];

// Head odd
ry(odd_theta_0_0_0) q[0];
rz(odd_theta_0_0_1) q[0];
ry(odd_theta_0_1_0) q[1];
rz(odd_theta_0_1_1) q[1];
cx q[0], q[1];
ry(odd_theta_1_0_0) q[0];
rz(odd_theta_1_0_1) q[0];
ry(odd_theta_1_1_0) q[1];
rz(odd_theta_1_1_1) q[1];
cx q[0], q[1];

// Head large
ry(large_theta_0_0_0) q[2];
rz(large_theta_0_0_1) q[2];
ry(large_theta_0_1_0) q[3];
rz(large_theta_0_1_1) q[3];
cx q[2], q[3];
ry(large_theta_1_0_0) q[2];
rz(large_theta_1_0_1) q[2];
ry(large_theta_1_1_0) q[3];
rz(large_theta_1_1_1) q[3];
cx q[2], q[3];

// Head prime
ry(prime_theta_0_0_0) q[4];
rz(prime_theta_0_0_1) q[4];
ry(prime_theta_0_1_0) q[5];
rz(prime_theta_0_1_1) q[5];
cx q[4], q[5];
ry(prime_theta_1_0_0) q[4];
rz(prime_theta_1_0_1) q[4];
ry(prime_theta_1_1_0) q[5];
rz(prime_theta_1_1_1) q[5];
cx q[4], q[5];

// Head hole
ry(hole_theta_0_0_0) q[6];
rz(hole_theta_0_0_1) q[6];
ry(hole_theta_0_1_0) q[7];
rz(hole_theta_0_1_1) q[7];
cx q[6], q[7];
ry(hole_theta_1_0_0) q[6];
rz(hole_theta_1_0_1) q[6];
ry(hole_theta_1_1_0) q[7];
rz(hole_theta_1_1_1) q[7];
cx q[6], q[7];

// Measurements, each in the basis of its observables. An expectation is the mean of the product of (-1)^bit.
// odd: <Z(q[0])> from c[0]
// large: <Z(q[2])> from c[1]
// prime: <Z(q[4])> from c[2]
// hole: <Z(q[6])> from c[3]
c[0] = measure q[0];
c[1] = measure q[2];
c[2] = measure q[4];
c[3] = measure q[6];
